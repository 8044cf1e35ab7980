"""A `Prefer` header (RFC 7240) → the answer that a client wants to see."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_PREFERENCE = re.compile(
    rf"\s*({_WORD})\s*(?:=\s*({_WORD}|{_QUOTED})\s*)?((?:;(?:[^,\"]|{_QUOTED})*)?)(?:,|$)"
)


def preferences(lines: Iterable[str]) -> dict[str, str]:
    """Preference → value, "" where it has none; of one that is given twice the first counts (RFC 7240, section 2).

    Args:
        lines: The header's lines. What is no preference ends the reading of its line: the header is advice.
    """
    found: dict[str, str] = {}
    for line in lines:
        place = 0
        while place < len(line) and (match := _PREFERENCE.match(line, place)):
            name, value = match.group(1).casefold(), match.group(2) or ""
            if value.startswith('"'):
                value = re.sub(r"\\(.)", r"\1", value[1:-1])
            found.setdefault(name, value)
            place = match.end()
    return found


def ignored(wanted: str, documented: Iterable[str]) -> str:
    """The value of `Preference-Ignored`: what was asked for in vain, and what could be.

    RFC 7240, section 2, has a server go on without a preference that it cannot honour; it has no header to tell so.
    """
    shown = re.sub(r"[^!#$%&'*+.^_`|~0-9A-Za-z-]", "?", wanted)
    return f'code={shown}; documented="{" ".join(documented)}"'
