"""Work done in a process of its own while this one does something else."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

Done = TypeVar("Done")


def can_be_beside() -> bool:
    """Whether the system can copy this process: starting anew would read the whole book again."""
    return "fork" in multiprocessing.get_all_start_methods()


def beside(work: Callable[[], Done]) -> Callable[[], Done]:
    """Begins the work in a copy of this process; what it gives waits for the end and tells the result.

    It is to be asked once. What went wrong there goes wrong here, when it is asked.
    """
    copies = multiprocessing.get_context("fork")
    ours, theirs = copies.Pipe(duplex=False)
    process = copies.Process(target=_do, args=(theirs, work), daemon=True)
    process.start()
    theirs.close()

    def answer() -> Done:
        try:
            result, fault = ours.recv()
        except EOFError:
            raise RuntimeError("the process that made half of the pages ended before its time") from None
        process.join()
        if fault is not None:
            raise fault
        done: Done = result
        return done

    return answer


def _do(theirs: Connection, work: Callable[[], object]) -> None:
    try:
        said = (work(), None)
    except Exception as fault:  # noqa: BLE001 - it is raised where it is asked for
        theirs.send((None, fault))
    else:
        theirs.send(said)
    theirs.close()
