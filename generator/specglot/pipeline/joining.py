"""What each group of pages documents → the spec of the whole book, and what one group sees of it.

Most changes of a page change nothing of what it documents. Then the spec is what it was, and is not made again: what
the check of a group needs of it is kept by a digest of what all groups document.
"""

from __future__ import annotations

from hashlib import sha256

import msgspec

from specglot.check.context import Context, context_of
from specglot.merge.spec import join
from specglot.model.spec import Enum, Operation, Schema, Spec
from specglot.pipeline.grouped import Nodes
from specglot.pipeline.merging import Merging
from specglot.pipeline.packing import packed, unpacked
from specglot.recall.cache import Cache, digest


class Joined(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What is known of a spec without having it.

    `context` is what it means for each of its groups, `nodes` a digest of what it documents of each, in their order,
    and `whole` a digest of all of it.
    """

    context: Context
    nodes: tuple[bytes, ...]
    whole: bytes


class Joining:
    """The spec of a book, made when it is asked for; and what is known of it, which mostly is enough."""

    def __init__(self, merging: Merging, cache: Cache) -> None:
        self.merging = merging
        self._cache = cache
        self._spec: Spec | None = None
        self._nodes: dict[bytes, bytes] = {}
        self._made: dict[str, Nodes] = {}
        self.known = self._known() if merging.keys else None

    def spec(self) -> Spec:
        """The whole spec; its groups name their pages and have nothing else."""
        if self._spec is None:
            merging = self.merging
            self._spec = join(merging.with_cards(), merging.groups, merging.parts())
        return self._spec

    def context(self) -> Context:
        """What the spec means for each of its groups."""
        return context_of(self.spec()) if self.known is None else self.known.context

    def nodes(self, number: int) -> Nodes:
        """What the spec documents of a group."""
        if self._spec is None:
            return msgspec.msgpack.decode(self.packed(number), type=Nodes)
        self._made = self._made or _nodes(self._spec)
        return self._made.get(self.merging.groups[number].id, Nodes())

    def packed(self, number: int) -> bytes:
        """As `nodes`, packed."""
        if self.known is None:
            return packed(self.nodes(number))
        key = self.known.nodes[number]
        found = self._nodes.get(key) or self._cache.get("nodes", key)
        if found is None:
            self._join()
            found = self._nodes[key]
        return found

    def _known(self) -> Joined:
        merging = self.merging
        groups = [
            digest([packed(one), key]) for one, key in zip(merging.groups, merging.digests(), strict=True)
        ]
        links = [mark.card for mark in merging.pages.marks]
        key = digest([digest(groups), digest(links)])
        known = unpacked(msgspec.msgpack.Decoder(Joined), self._cache.get("joined", key))
        self._cache.need("nodes", () if known is None else known.nodes)
        if known is None:
            known = self._join()
            self._cache.put("joined", key, msgspec.msgpack.encode(known))
            for one, data in self._nodes.items():
                self._cache.put("nodes", one, data)
        return known

    def _join(self) -> Joined:
        spec = self.spec()
        self._made = _nodes(spec)
        keys: list[bytes] = []
        for group in spec.groups:
            data = packed(self._made.get(group.id, Nodes()))
            keys.append(sha256(data).digest())
            self._nodes[keys[-1]] = data
        whole = digest(
            [part for group, key in zip(spec.groups, keys, strict=True) for part in (group.id, key)]
        )
        return Joined(context=context_of(spec), nodes=tuple(keys), whole=digest([whole, packed(spec.ties)]))


def _nodes(spec: Spec) -> dict[str, Nodes]:
    """Group → what the spec documents of it."""
    lists: dict[str, tuple[list[Operation], list[Schema], list[Enum]]] = {}
    for operation in spec.operations:
        lists.setdefault(operation.group, ([], [], []))[0].append(operation)
    for schema in spec.schemas:
        lists.setdefault(schema.group, ([], [], []))[1].append(schema)
    for enum in spec.enums:
        lists.setdefault(enum.group, ([], [], []))[2].append(enum)
    return {
        group: Nodes(operations=tuple(operations), schemas=tuple(schemas), enums=tuple(enums))
        for group, (operations, schemas, enums) in lists.items()
    }
