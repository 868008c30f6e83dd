"""Work on many accounts, dealt out to two processes where that pays."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from goodstanding.errors import SourceError
from goodstanding.standing.cache import shelf_of

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

# Below this many accounts starting a second process costs more than it saves.
WORTH_A_WORKER = 60

Job = TypeVar("Job")
Done = TypeVar("Done")
Work = Callable[[Job, Iterable[str]], Done]


def workers_for(accounts: int) -> int:
    """How many processes so many accounts are worth; a worker has none of its own."""
    if accounts < WORTH_A_WORKER or (os.cpu_count() or 1) < 2:
        return 1
    from multiprocessing import current_process

    return 1 if current_process().daemon else 2


def nothing_else() -> None:
    """What is to do meanwhile, where nothing is."""


def in_shares(
    work: Work[Job, Done],
    job: Job,
    ids: Sequence[str],
    workers: int,
    meanwhile: Callable[[], object] = nothing_else,
) -> Iterator[Done]:
    """What the work gives in each process for its share of the accounts, each of which it may ask for once.

    The work must be a function of a module; what it gives comes back quickest where it is bytes. What
    else is to do, this process does `meanwhile`, before its share.
    """
    if workers == 1:
        meanwhile()
        yield work(job, ids)
        return
    # Only now: a small book needs none of it.
    import multiprocessing

    # Forked workers inherit the imported engine and the job; where the system cannot fork, both are sent.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    with _dealt(_groups(ids), workers, is_shared=method == "fork") as hands:
        others = [_start(context, work, job, hand) for hand in hands[1:]]
        try:
            meanwhile()
            yield work(job, hands[0])
            for other in others:
                yield _given_by(*other)
        finally:
            for process, _ in others:
                process.terminate()
                process.join()


def _groups(ids: Sequence[str]) -> list[list[str]]:
    """The accounts by cache file, so that no two workers write the same one."""
    found: dict[int, list[str]] = {}
    for id_ in ids:
        found.setdefault(shelf_of(id_), []).append(id_)
    return [*found.values()]


@contextmanager
def _dealt(groups: list[list[str]], workers: int, *, is_shared: bool) -> Iterator[list[Iterable[str]]]:
    """What each worker takes: whoever has done with a group takes the next one, where a pipe can be shared.

    So nobody waits for the other for long, whichever accounts are large and whatever else the machine does.
    """
    if not is_shared:
        yield [[id_ for group in groups[number::workers] for id_ in group] for number in range(workers)]
        return
    tokens, given = os.pipe()
    os.write(given, bytes(range(len(groups))))
    os.close(given)
    try:
        yield [_taken(groups, tokens) for _ in range(workers)]
    finally:
        os.close(tokens)


def _taken(groups: list[list[str]], tokens: int) -> Iterator[str]:
    """The accounts of a group for each token that nobody else has taken."""
    while token := os.read(tokens, 1):
        yield from groups[token[0]]


def _start(
    context: Any, work: Work[Job, Done], job: Job, share: Iterable[str]
) -> tuple["BaseProcess", "Connection"]:
    """A process that does a share, and where what it gives can be read."""
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_elsewhere, args=(work, job, share, (ours, theirs)), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def _given_by(process: "BaseProcess", ours: "Connection") -> Any:
    """What a process gave; raises what was raised there, and SourceError where it ended without a word."""
    import pickle

    try:
        succeeded, given = pickle.loads(ours.recv_bytes())  # noqa: S301 - our own process packed it
    except EOFError:
        process.join()
        raise SourceError(
            f"the second process was ended from outside (code {process.exitcode}), most likely for want of "
            "memory: nothing was judged; try again"
        ) from None
    if not succeeded:
        raise given
    return given


def _elsewhere(
    work: Work[Job, Done],
    job: Job,
    share: Iterable[str],
    pipe: tuple["Connection", "Connection"],
) -> None:
    """Does a share in another process."""
    import pickle
    import signal

    ours, theirs = pipe
    # Else this process would wait for ever for itself to read, should the first one be gone.
    ours.close()
    # Who stops the command stops the first process, and that ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        told = pickle.dumps((True, work(job, share)))
    # Whatever goes wrong there has to be said here.
    except Exception as error:  # noqa: BLE001
        told = pickle.dumps((False, error))
    with suppress(OSError):  # nobody is there to be told
        theirs.send_bytes(told)
    theirs.close()
