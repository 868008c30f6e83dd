"""One row of a clock's table of edges."""

from dataclasses import dataclass

from tests.worlds import World, duties_of

from goodstanding.duty import Band, State

OVERDUE, TODAY, SOON, BOOKED, LATER = Band


@dataclass(frozen=True)
class Edge:
    """A book, a day and what is owed then; `due_on` None: nothing is. What else is None is not compared."""

    what: str
    world: World
    as_of: str
    due_on: str | None
    band: Band | None = None
    late: int | None = None
    last_on: str | None = None
    state: State = State.OPEN
    owner: str | None = None
    booked_on: str | None = None
    record: str | None = None

    def check(self, clock: str) -> None:
        """Fails where the engine says otherwise."""
        found = duties_of(self.world.judged(self.as_of), clock, self.record)
        assert [str(duty.due_on) for duty in found] == ([self.due_on] if self.due_on else [])
        for duty in found:
            said = {
                "band": (self.band, duty.band),
                "late": (self.late, duty.days_late),
                "last_on": (self.last_on, duty.last_on and str(duty.last_on)),
                "owner": (self.owner, duty.owner),
                "booked_on": (self.booked_on, duty.booked_on and str(duty.booked_on)),
            }
            wrong = {name: pair for name, pair in said.items() if pair[0] is not None and pair[0] != pair[1]}
            assert wrong == {}, "expected, found"
            assert duty.state is self.state


def name(edge: Edge) -> str:
    """What a row of the table is called."""
    return edge.what
