"""A regular expression → a pattern that is compiled when something is first looked for with it.

To compile one takes longer than to search a page with it, and few of them are needed for any one page. Where nearly
every page needs a pattern, `re.compile` is the better choice.
"""

from __future__ import annotations

import re
from typing import Any, cast


class Late:
    """What stands for a pattern until then, and hands on what it is asked for."""

    def __init__(self, regex: str, flags: int) -> None:
        self._source = (regex, flags)

    def __getattr__(self, name: str) -> Any:
        # Only asked for what is not there yet: from the second time on, the method is found at once.
        found = getattr(re.compile(*self._source), name)
        setattr(self, name, found)
        return found


def late(regex: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as `re.compile` gives it, but for the moment of compiling: a mistake in it shows when it is used.

    Only its methods and attributes can be used; functions of `re` do not know it.
    """
    return cast("re.Pattern[str]", Late(regex, flags))
