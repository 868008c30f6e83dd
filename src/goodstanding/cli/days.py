"""Days as people say them: 'tomorrow', 'friday', '+2w'; a record keeps the calendar day they mean."""

import re
from datetime import date

from goodstanding.dates import days_after, parse_day

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMED = {"yesterday": -1, "today": 0, "tomorrow": 1}
_AHEAD = re.compile(r"\+([0-9]{1,3})([dw])")
FORMS = "2026-06-01, today, tomorrow, friday, +3d or +2w"


def spoken_day(text: str, as_of: date, *, ahead: bool) -> str:
    """The day that is meant, as records write it; what means no day comes back as it is.

    With `ahead` a weekday is the next one that comes; of days gone by nobody knows which is meant.
    """
    word = text.strip().lower()
    if parse_day(word) is not None:
        return word
    if word in _NAMED:
        return days_after(as_of, _NAMED[word]).isoformat()
    if span := _AHEAD.fullmatch(word):
        return days_after(as_of, int(span[1]) * (7 if span[2] == "w" else 1)).isoformat()
    found = [number for number, name in enumerate(_WEEKDAYS) if len(word) > 2 and name.startswith(word)]
    if ahead and found:
        return days_after(as_of, (found[0] - as_of.weekday() - 1) % 7 + 1).isoformat()
    return text
