"""A fence that shows requests as they are sent → the JSON that one of them carries."""

from __future__ import annotations

import re
from typing import Final

from specglot.model.late import late
from specglot.model.page import SampleRow
from specglot.read.blocks import Fence
from specglot.read.endpoint import METHODS, Endpoint
from specglot.read.samples import looks_like_json, read_sample

_FIRST: Final = late(rf"^[ \t]*(?:{'|'.join(METHODS)})[ \t]+\S", re.MULTILINE)


def body_of(fence: Fence, endpoint: Endpoint, path: str) -> SampleRow | None:
    """The JSON body of an endpoint's request: what follows the first blank line, up to the next request."""
    lines = fence.text.split("\n")
    first = endpoint.span.line - fence.first_line
    if not 0 <= first < len(lines):
        return None
    last = next((at for at in range(first + 1, len(lines)) if _FIRST.match(lines[at])), len(lines))
    blank = next((at for at in range(first + 1, last) if not lines[at].strip()), None)
    if blank is None:
        return None
    text = "\n".join(lines[blank + 1 : last]).rstrip()
    if not looks_like_json(text):
        return None
    start = blank + 1
    return read_sample(text, path, fence.first_line + start, tuple(fence.indents[start:last]), fence.span)
