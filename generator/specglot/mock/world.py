"""Accepted requests → what they create, use and end: the rules of the config applied to the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from specglot.mock.headers import value_of
from specglot.mock.ids import like, sample_id
from specglot.mock.lifecycle import Ended, Entry, Resource, accept, at, begin, counts
from specglot.mock.refusal import GONE, UNKNOWN, Refusal
from specglot.mock.routes import Route, fill
from specglot.mock.settings import Lifetime, MockSettings
from specglot.mock.store import Store
from specglot.mock.values import ABSENT, pointer_to, resolve
from specglot.mock.wording import Reason

_FOREVER = Lifetime()
NO_KIND = "other"
"""What requests are counted under that do not say their kind."""


class World:
    """The resources, and time."""

    def __init__(self, store: Store, settings: MockSettings, clock: Callable[[], float]) -> None:
        self.store = store
        self._settings = settings
        self._clock = clock

    def used(self, route: Route, values: Mapping[str, str]) -> tuple[Resource, ...] | Refusal:
        """The resources that a path names, or why one of them cannot be used: it was never created, or it is over."""
        found: list[Resource] = []
        for use in route.uses:
            id_ = values[use.parameter]
            resource = self.store.get(use.kind, id_)
            if resource is None:
                return Refusal(codes=UNKNOWN, reasons=(Reason(key="unknown", values={"id": id_}),))
            resource = at(resource, self._clock(), self._rules(use.kind))
            if resource.ended:
                return Refusal(codes=GONE, reasons=(ending(resource.ended),))
            found.append(resource)
        return tuple(found)

    def accept(self, route: Route, used: tuple[Resource, ...], body: Any) -> None:
        """Remember a request that fits, with every resource that it uses."""
        now = self._clock()
        entry = Entry(operation=route.operation.id, at=now, body=body)
        for resource in used:
            self.store.put(accept(resource, route.operation.id, body, now, self._rules(resource.kind)))
            self.store.add(resource.kind, resource.id, entry)

    def create(
        self, route: Route, values: Mapping[str, str], body: Any, *, origin: str, entry: bool
    ) -> Mapping[str, str]:
        """Create what the operation creates, and remember it.

        Args:
            route: The operation.
            values: The path's values.
            body: What was sent.
            origin: This server's own, for a header of which the docs show a whole URL.
            entry: Whether the request is remembered as the resource's first.

        Returns:
            The header that says where it is; nothing for an operation that creates nothing.
        """
        made = route.creates
        if made is None or (success := route.success) is None:
            return {}
        kind, now = route.operation.id, self._clock()
        shown = value_of(success, made.header)
        sample = sample_id(shown, made.template)
        id_ = like(sample)
        while self.store.get(kind, id_):
            id_ = like(sample + sample)
        location = fill(made.template, {**values, made.parameter: id_})
        self.store.put(begin(kind, id_, location, body, now, self._rules(kind)))
        if entry:
            self.store.add(kind, id_, Entry(operation=kind, at=now, body=body))
        return {made.header: origin + location if shown.startswith(("http://", "https://")) else location}

    def resources(self) -> tuple[Resource, ...]:
        """All resources as they are now."""
        return tuple(self._now(resource) for resource in self.store.resources())

    def resource(self, kind: str, id: str) -> Resource | None:
        """One resource as it is now."""
        found = self.store.get(kind, id)
        return self._now(found) if found else None

    def counted(self, resource: Resource, selectors: Mapping[str, str]) -> dict[str, Any]:
        """How many requests count and how many are ignored, by operation and by what they select.

        Args:
            resource: The resource as it is now.
            selectors: Operation id → the body's key whose value says what kind of request it is.
        """
        entries = self.store.entries(resource.kind, resource.id)
        marks = counts(entries, self._rules(resource.kind).ignored, over=resource.ended is not None)
        pairs = list(zip(entries, marks, strict=True))
        return {
            "counted": _tally([entry for entry, mark in pairs if mark], selectors),
            "ignored": _tally([entry for entry, mark in pairs if not mark], selectors),
        }

    def _now(self, resource: Resource) -> Resource:
        return at(resource, self._clock(), self._rules(resource.kind))

    def _rules(self, kind: str) -> Lifetime:
        return self._settings.resources.get(kind, _FOREVER)


def _tally(entries: Sequence[Entry], selectors: Mapping[str, str]) -> dict[str, Any]:
    by: dict[str, dict[str, int]] = {}
    for entry in entries:
        found = (
            resolve(entry.body, pointer_to(selectors[entry.operation]))
            if entry.operation in selectors
            else ABSENT
        )
        kind = found if isinstance(found, str) else NO_KIND
        kinds = by.setdefault(entry.operation, {})
        kinds[kind] = kinds.get(kind, 0) + 1
    return {
        "total": len(entries),
        "by": {operation: dict(sorted(kinds.items())) for operation, kinds in sorted(by.items())},
    }


def ending(ended: Ended) -> Reason:
    """Why a resource is over, as a sentence."""
    return Reason(
        key=ended.cause,
        values={"at": moment(ended.at), "subject": ended.subject.lstrip("/"), "value": ended.value},
    )


def moment(at: float) -> str:
    """Seconds since the epoch as RFC 3339 shows them."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
