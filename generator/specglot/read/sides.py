"""A block and its region → the side of the exchange it stands on: what the client sends or what the server answers."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from specglot.read import responses
from specglot.read.blocks import Fence
from specglot.read.claims import Claims
from specglot.read.outline import Section
from specglot.read.regions import Region

RESPONSE_KINDS: Final = ("response", "response-sample", "response-body", "response-codes")
"""The kinds of section that speak of what the server answers."""

_ANSWERED: Final = {
    "request-body": "response-body",
    "parameters": "response-body",
    "headers": "response",
    "request-sample": "response-sample",
}
_OF_EITHER: Final = frozenset(_ANSWERED)


def is_bodiless(region: Region) -> bool:
    """Whether the method gives a request body no meaning (RFC 9110, section 9.3): what is sent is in the query."""
    return region.endpoint.method.value in ("GET", "HEAD", "DELETE") and region.sample is None


def kind_of(section: Section, claims: Claims) -> str | None:
    """What a section's title says it is about. Below "Response", a body and parameters are the answer's."""
    kind = claims.worded(section)
    parent = section.parent
    while kind in _OF_EITHER and parent is not None:
        above = claims.worded(claims.sections[parent])
        if above is not None:
            return _ANSWERED[kind] if above in ("response", "response-body") else kind
        parent = claims.sections[parent].parent
    return kind


def around(region: Region, claims: Claims) -> set[int]:
    """The section that names the endpoint, and those around it: what stands right below them is the request."""
    found: set[int] = set()
    index: int | None = region.section
    while index is not None:
        found.add(index)
        index = claims.sections[index].parent
    return found


def is_placed(block: Fence, kind: str | None, region: Region, claims: Claims) -> bool:
    """Whether it is known on which side JSON stands.

    Below a heading whose words are not known it may be either; and where the method gives a body no meaning, it takes a
    heading to make JSON the request's.
    """
    doubtful = region.unsure or (kind is None and not region.answered and is_bodiless(region))
    return not doubtful or _is_before_an_answer(block, region, claims)


def _is_before_an_answer(block: Fence, region: Region, claims: Claims) -> bool:
    """Whether the next fence shows a status line: JSON before the server's answer is the request's."""
    if region.before_answers is None:
        fences = [
            fence
            for index in region.sections
            for fence in claims.sections[index].every
            if isinstance(fence, Fence)
        ]
        path = claims.source.path
        region.before_answers = frozenset(
            id(fence) for fence, after in pairwise(fences) if responses.response_sample(after, path)
        )
    return id(block) in region.before_answers
