"""Says what the YAML parser found wrong in the words of someone who keeps accounts."""

import yaml

from goodstanding.records.text import SYNTAX, Fault

# What libyaml says, and what a person should do; the first part found in its words is taken.
_SAID = {
    "cannot start any token": "no text begins with a tab, @, ` or %: indent with spaces, or put it in quotes",
    "mapping values are not allowed": (
        "a second ': ' stands in one line, or the line is indented too far: "
        "put the text in quotes, or indent the line as the others"
    ),
    "could not find expected ':'": "a ':' is missing after the field's name here or on the line before",
    "alphabetic or numeric character": "a text may not begin with '*' or '&': put it in quotes",
    "did not find expected key": "this line does not fit the lines above: mend the indentation or the quotes",
    "did not find expected '-' indicator": "this does not fit the list above: begin it with '- '",
    "did not find expected ',' or ']'": "the list that begins with '[' is not closed: add ']'",
    "did not find expected ',' or '}'": "the block that begins with '{' is not closed: add '}'",
    "found unexpected end of stream": "a quote is opened and never closed",
    "found unknown escape character": "a backslash has a meaning of its own here: use 'single quotes'",
    "block sequence entries are not allowed": "a list may not begin here: put it on a line of its own",
    "found a tab character": "a tab stands here: indent with spaces",
}


def explain_syntax(error: yaml.MarkedYAMLError) -> Fault:
    """The fault that the parser stumbled over, with its place and what to do."""
    mark = error.problem_mark or error.context_mark
    place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = str(error.problem or "cannot be read")
    advice = next(
        (advice for part, advice in _SAID.items() if part in said),
        f"the text makes no sense from here on ({said}): look for a stray sign here or one line up, "
        "and put text that holds one in quotes",
    )
    return Fault(SYNTAX, place, advice)
