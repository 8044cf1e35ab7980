"""Pages of a locale → how its language is written, as far as they show it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from specglot.lexicon import Script
from specglot.model.page import Page

_PAIRS = (("(", ")"), ("（", "）"), ("[", "]"), ("［", "］"), ("【", "】"))
_OPENED = re.compile(r"`\s*\**\s*([(（\[［【])")
_GLUED = re.compile(r"[^\W\d_]`[^`]+`|`[^`]+`[^\W\d_]")
_APART = re.compile(r"[^\W\d_] `[^`]+`|`[^`]+` [^\W\d_]")


def script_of(pages: Sequence[Page]) -> Script:
    """The brackets behind keys, blanks beside code spans, and capitals of titles and headers, by what most do."""
    opened: Counter[str] = Counter()
    glued = apart = upper = lower = 0
    for page in pages:
        for row in page.texts:
            text = row.prose.markdown
            opened.update(_OPENED.findall(text))
            glued += len(_GLUED.findall(text))
            apart += len(_APART.findall(text))
            first = row.prose.text[:1]
            if row.role == "heading" or "/head/" in row.key:
                upper += first.isupper()
                lower += first.islower()
    used = sorted((pair for pair in _PAIRS if opened[pair[0]]), key=lambda pair: -opened[pair[0]])
    return Script(
        brackets=tuple(used) or _PAIRS[:1],
        space_at_code=apart >= glued,
        label_case="upper" if upper > lower else "none",
    )
