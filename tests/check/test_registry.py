"""Rules come from their files, or from a list that somebody kept; then a file is imported when its rule runs."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import msgspec
import pytest

from specglot.check import registry
from specglot.check.book import Book
from specglot.check.rule import Rule
from specglot.check.run import _chosen, check
from specglot.check.samples import parcels
from specglot.pipeline import read_texts


class Kept:
    """A store in memory."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, bytes], bytes] = {}

    def get(self, kind: str, key: bytes) -> bytes | None:
        return self.entries.get((kind, key))

    def put(self, kind: str, key: bytes, data: bytes) -> None:
        self.entries[kind, key] = data


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Kept]:
    monkeypatch.setattr(registry, "_stores", [])
    found = Kept()
    registry.use(found)
    registry.all_rules.cache_clear()
    _chosen.cache_clear()
    yield found
    registry.all_rules.cache_clear()
    _chosen.cache_clear()


def told(rule: Rule) -> tuple[object, ...]:
    return (
        rule.name,
        rule.severity,
        rule.family,
        rule.scope,
        rule.kinds,
        rule.module,
        rule.settled,
        rule.sees,
    )


def test_kept_rules_are_the_same_and_find_the_same(store: Kept) -> None:
    walked = registry.all_rules()
    assert store.entries
    registry.all_rules.cache_clear()
    kept = registry.all_rules()
    assert list(map(told, kept)) == list(map(told, walked))
    assert [rule.doc for rule in kept] == [rule.doc for rule in walked]
    assert [rule.bad for rule in kept] == [rule.bad for rule in walked]
    read = read_texts(parcels("de", "ja", de=("1.5", "2.5"), ja=("404", "405")))
    found = check(read.spec, read.pages, read.sources)
    assert {one.rule for one in found} & {
        "status-differs",
        "status-missing",
        "number-differs",
        "sample-differs",
    }
    registry.use(Kept())
    registry.all_rules.cache_clear()
    _chosen.cache_clear()
    assert check(read.spec, read.pages, read.sources) == found


def test_a_kept_rule_is_imported_when_it_runs(store: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    registry.all_rules()
    registry.all_rules.cache_clear()
    module = "specglot.check.rules.id_duplicate"
    monkeypatch.delitem(sys.modules, module, raising=False)
    rule = next(rule for rule in registry.all_rules() if rule.module == module)
    assert module not in sys.modules
    read = read_texts(parcels("de", "ja"))
    assert list(rule.run(Book.of(read.spec, read.pages, read.sources))) == []
    assert module in sys.modules


@pytest.mark.parametrize("module", ["antigravity", "specglot.check.rules.x.y", "specglot.check.rules."])
def test_a_list_that_names_another_module_is_made_again(store: Kept, module: str) -> None:
    walked = registry.all_rules()
    ((key, data),) = store.entries.items()
    entries = msgspec.msgpack.decode(data)
    kept = b"specglot.check.rules.id_duplicate"
    assert kept in data
    changed = [[module if value == kept.decode() else value for value in entry] for entry in entries]
    store.entries[key] = msgspec.msgpack.encode(changed)
    registry.all_rules.cache_clear()
    assert list(map(told, registry.all_rules())) == list(map(told, walked))
    assert module not in sys.modules


def test_a_list_that_cannot_be_read_is_made_again(store: Kept) -> None:
    store.put("rules", b"", b"no list")
    assert len(registry.all_rules()) > 80
    assert store.entries["rules", b""] != b"no list"
