"""Work done in a process of its own while this one does something else."""

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

Done = TypeVar("Done")
# What the other process is to do: it finds it here, as it begins as a copy of this one.
_WORK: list[Callable[[], Any]] = []


def can_be_beside() -> bool:
    """Whether the system can copy this process: starting anew would read the whole book again."""
    return "fork" in multiprocessing.get_all_start_methods()


@contextmanager
def beside(work: Callable[[], Done]) -> Iterator[Callable[[], Done]]:
    """Begins the work in a copy of this process; what it gives waits for the end and tells the result."""
    _WORK.append(work)
    try:
        with multiprocessing.get_context("fork").Pool(1) as pool:
            answer = pool.apply_async(_begun)
            yield answer.get
    finally:
        _WORK.pop()


def _begun() -> Any:
    return _WORK[-1]()
