"""Where a link's destination stands in its source."""

from __future__ import annotations

import re

from specglot.model.late import late

DESTINATION = late(
    r"""\]\(\s*(<[^>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.|\([^\s()]*\))*\))*)"""
    r"""(?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)""",
    re.DOTALL,
)
"""What follows a link's text: `](destination "title")`."""

_REFERENCE = late(r"\](?:\[[^\]]*\])?")


def end_of_link(content: str, cursor: int) -> tuple[int, int, int]:
    """End of the link that closes at the cursor, and the start and end of its destination."""
    if content.startswith(">", cursor):
        return cursor + 1, cursor, cursor
    bracket = content.find("]", cursor)
    bracket = cursor if bracket < 0 else bracket
    found = DESTINATION.match(content, bracket)
    if found:
        return found.end(), found.start(1), found.end(1)
    reference = _REFERENCE.match(content, bracket)
    end = reference.end() if reference else bracket
    return end, bracket, end
