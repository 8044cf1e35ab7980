"""Wire tokens → ASCII element ids, the same in every locale."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_PLAIN = re.compile(r"[^A-Za-z0-9._-]+")


def token(text: str) -> str:
    """A wire token as part of an id: ASCII letters, digits, `.`, `_`, `-` stay, the rest is spelled in hex.

    Blanks and URL punctuation become one `-`; other code points their number (`x4e2d`), so that two names that
    differ only outside ASCII keep different ids.
    """
    spelled = "".join(char if char.isascii() else f"-x{ord(char):x}" for char in text.strip())
    return _PLAIN.sub("-", spelled).strip("-") or "x"


def slug(text: str) -> str:
    """A page's file name without extension: a token in lower case, safe on any file system."""
    name = re.sub(r"\.+", "-", token(text.replace("/", "-"))).lower().strip("-_")
    return name[:80] or "page"


@dataclass(slots=True)
class Ids:
    """Hands out ids that are unique within one page, by order of asking."""

    taken: set[str] = field(default_factory=set[str])

    def take(self, wanted: str) -> str:
        """The id asked for, with `-2`, `-3` … appended where it is taken."""
        chosen, number = wanted, 1
        while chosen.casefold() in self.taken:
            number += 1
            chosen = f"{wanted}-{number}"
        self.taken.add(chosen.casefold())
        return chosen
