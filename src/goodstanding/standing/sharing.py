"""Work on many accounts, dealt out to two processes where that pays."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec

from goodstanding.standing.cache import shelf_of

# Below this many accounts starting a second process costs more than it saves.
WORTH_A_WORKER = 60

Job = TypeVar("Job")
Done = TypeVar("Done")
Work = Callable[[Job, Sequence[str]], Done]


def workers_for(accounts: int) -> int:
    """How many processes so many accounts are worth; a worker has none of its own."""
    if accounts < WORTH_A_WORKER or (os.cpu_count() or 1) < 2:
        return 1
    from multiprocessing import current_process

    return 1 if current_process().daemon else 2


def in_shares(
    work: Work[Job, Done], job: Job, ids: Sequence[str], workers: int, done: Any = None
) -> Iterator[Done]:
    """What the work gives for each share of the accounts; it must be a function of a module.

    With the type of what is `done`, it comes back from the other process many times faster.
    """
    if workers == 1:
        yield work(job, ids)
        return
    # Only now: a small book needs none of it.
    import multiprocessing
    import pickle

    # Forked workers inherit the imported engine; where the system cannot fork, starting them is slower.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    # Accounts are dealt out by cache file, so that no two workers write the same one.
    shares = [[id_ for id_ in ids if shelf_of(id_) % workers == number] for number in range(workers)]
    # Packed here and now: the pool packs in a thread of its own, while our own share changes the cache.
    packed = [pickle.dumps((work, job, share, done is not None)) for share in shares[1:]]
    with multiprocessing.get_context(method).Pool(workers - 1) as pool:
        others = [pool.apply_async(_elsewhere, (one,)) for one in packed]
        yield work(job, shares[0])
        for other in others:
            yield msgspec.msgpack.decode(other.get(), type=done) if done else other.get()


def _elsewhere(packed: bytes) -> Any:
    """A share that was sent to another process."""
    import pickle

    work, job, share, is_typed = pickle.loads(packed)  # noqa: S301 - our own process packed it
    given = work(job, share)
    return msgspec.msgpack.encode(given) if is_typed else given
