# Written by `specglot generate` from the API's pages. Change those, or a template.
"""What all models share: unknown fields are kept, and times are stored as the wire wants them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Model(BaseModel):
    """An object of the API. Fields that the documentation does not know are kept."""

    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
        validate_by_alias=True,
        validate_assignment=True,
        allow_inf_nan=False,
        protected_namespaces=(),
    )

    def to_wire(self) -> bytes:
        """The object as JSON under the API's own names, without what is None."""
        return self.model_dump_json(by_alias=True, exclude_none=True).encode()


def seconds(time: timedelta | datetime) -> float:
    """A span of time, or a moment (counted from 1970-01-01 UTC), in seconds."""
    return _span(time).total_seconds()


def milliseconds(time: timedelta | datetime) -> int:
    """A span of time, or a moment (counted from 1970-01-01 UTC), in whole milliseconds."""
    return _span(time) // timedelta(milliseconds=1)


def _span(time: timedelta | datetime) -> timedelta:
    if isinstance(time, timedelta):
        return time
    if time.tzinfo is None:
        raise ValueError("a datetime without a time zone is no moment: use datetime.now(UTC)")
    return time - _EPOCH


def _is_time(value: Any) -> bool:
    return isinstance(value, timedelta | datetime)


Milliseconds = Annotated[
    int, BeforeValidator(lambda value: milliseconds(value) if _is_time(value) else value)
]
"""Milliseconds. A `timedelta` or `datetime` is converted."""

Seconds = Annotated[
    float, BeforeValidator(lambda value: seconds(value) if _is_time(value) else value)
]
"""Seconds. A `timedelta` or `datetime` is converted."""


def only_with(model: Model, name: str, other: str, values: tuple[str, ...]) -> None:
    """Refuse a field that goes only with certain values of another field."""
    if getattr(model, name) is not None and getattr(model, other) not in values:
        raise ValueError(f"{name} goes only with {other} {' or '.join(values)}")


def required_when(model: Model, name: str, other: str, keys: Mapping[str, tuple[str, ...]]) -> None:
    """Refuse an object that lacks keys which a value of another field requires."""
    value = getattr(model, other)
    given: Mapping[str, Any] = getattr(model, name) or {}
    if missing := [key for key in keys.get(value, ()) if given.get(key) is None]:
        raise ValueError(f"{other} {value} requires in {name}: {', '.join(missing)}")
