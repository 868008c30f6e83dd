"""What the records say of the account, beside the word of its manager."""

from markupsafe import Markup

from goodstanding.site.account.part import Section, Sitter
from goodstanding.site.marks import stacked
from goodstanding.site.states import colour_of
from goodstanding.site.tables import Cell, Row, Table, columns
from goodstanding.site.text import Form
from goodstanding.site.words import sentence, spell_day
from goodstanding.standing.evidence import Picture, Weighed
from goodstanding.writing.spelling import with_figures_spelt

_LINES_SHOWN = 1
_WHOLE = Form("<p>The word is %s. The records speak of %s%s.</p>")
_NO_WHOLE = Form("<p>The word is %s. There is no number for the records as a whole: %s.</p>")


def beside_the_word(sitter: Sitter) -> list[Markup]:
    """What the records say, to stand beside the manager's word: never more than they carry."""
    m, picture = sitter.m, sitter.ledger.picture(sitter.account.id)
    if picture is None or not picture.parts:
        return [m.chip("Records: not known")]
    if picture.colour is None:
        return [m.chip(_TO_PARTS("Records: not known"))]
    said = m.chip(_TO_PARTS(f"Records: {picture.colour.value}, {picture.whole}"), colour_of(picture.colour))
    return [said, m.chip("Word and records disagree", "soon")] if picture.disagrees else [said]


_TO_PARTS = Form('<a href="#evidence">%s</a>')


def evidence(sitter: Sitter) -> Section | None:
    """The parts of the picture with their trend, and where word and records disagree."""
    picture = sitter.ledger.picture(sitter.account.id)
    if picture is None or not picture.parts:
        return None
    titles = columns(*("Part", "Of 100", "Points", "Trend", "Made of"), figures=["Of 100", "Points", "Trend"])
    rows = tuple(_row(one, sitter) for one in picture.parts)
    html = _said(picture, sitter) + Table("What the records say", titles, rows).__html__()
    if picture.disagrees:
        html = Markup('<p class="gs-away">Word and records disagree: look again at both.</p>') + html
    return Section("evidence", "What the records say", html)


def _said(picture: Picture, sitter: Sitter) -> Markup:
    m = sitter.m
    word = m.chip(picture.word.value if picture.word else "not set", colour_of(picture.word))
    if picture.colour is None:
        return _NO_WHOLE(word, picture.reason)
    number = f", {picture.whole} of 100"
    if picture.trend:
        number += f" ({picture.trend:+d} since {spell_day(picture.before_on)})"
    return _WHOLE(word, m.chip(picture.colour.value, colour_of(picture.colour)), number)


def _row(one: Weighed, sitter: Sitter) -> Row:
    m, lines = sitter.m, one.part.lines
    said = [m.dim(with_figures_spelt(line.because)) for line in lines[:_LINES_SHOWN]]
    if len(lines) > _LINES_SHOWN:
        said.append(m.dim(f"and {len(lines) - _LINES_SHOWN} more"))
    trend = "" if one.trend is None else f"{one.trend:+d}" if one.trend else "0"
    cells = (
        sentence(one.part.name),
        Cell("" if one.shown is None else one.shown, str(one.shown or 0)),
        Cell(one.points if lines else "", str(one.points)),
        Cell(trend, str(one.trend or 0)),
        stacked(*said) if said else m.dim(one.part.reason),
    )
    return Row(cells)
