"""Why a request cannot be accepted, and the statuses that would say so."""

from __future__ import annotations

from dataclasses import dataclass

from specglot.mock.wording import Reason

# Of each, the first that an operation documents is the answer; the first of all where it documents none of them.
INVALID = ("400", "422")
UNKNOWN = ("404", "410")
GONE = ("410", "404")
NO_SUCH_VALUE = ("404", "400", "422")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What a request is answered with instead of what it asks for. `codes` are the statuses that fit, best first."""

    codes: tuple[str, ...]
    reasons: tuple[Reason, ...]
