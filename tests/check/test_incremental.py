"""A group's findings depend on its own pages and the context alone; whole and parts find the same."""

from __future__ import annotations

from msgspec.structs import replace

from specglot.check.book import Book
from specglot.check.context import context_of
from specglot.check.registry import all_rules
from specglot.check.run import check, check_group, check_whole, sorted_findings
from specglot.check.samples import keys, parcels
from specglot.check.selection import Selection
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Spec, facts
from specglot.pipeline import Book as Read
from specglot.pipeline import read_texts

CASES = {
    f"{path.split('/')[0]}/{rule.name}-{number}-{path.split('/', 1)[-1]}": text
    for rule in all_rules()
    for number, case in enumerate(rule.bad)
    for path, text in case.pages.items()
    if len(text) < 50_000
}
"""The pages of all rules' BAD cases in one book, in files of their own; not the huge ones."""


def of_group(spec: Spec, group_id: str) -> Spec:
    """What a spec has of one group, and of no other."""
    return replace(
        spec,
        locales=(),
        groups=tuple(group for group in spec.groups if group.id == group_id),
        operations=tuple(one for one in spec.operations if one.group == group_id),
        schemas=tuple(one for one in spec.schemas if one.group == group_id),
        enums=tuple(one for one in spec.enums if one.group == group_id),
        ties=(),
    )


def alone(read: Read, group_id: str) -> tuple[Diagnostic, ...]:
    """The findings of a group when nothing else of the book is at hand but its context."""
    spec = of_group(read.spec, group_id)
    (group,) = spec.groups
    paths = {ref.path for ref in group.pages}
    book = Book.of(
        spec,
        tuple(page for page in read.pages if page.path in paths),
        tuple(source for source in read.sources if source.path in paths),
        context=context_of(read.spec),
    )
    return check_group(group, book)


def test_a_group_alone_gives_what_it_gives_in_the_book() -> None:
    read = read_texts(CASES)
    book = Book.of(read.spec, read.pages, read.sources)
    assert len(read.spec.groups) > 50
    found = 0
    for group in read.spec.groups:
        here = sorted_findings(check_group(group, book))
        assert sorted_findings(alone(read, group.id)) == here
        found += len(here)
    assert found > 100


def test_groups_and_whole_are_everything() -> None:
    read = read_texts(CASES)
    book = Book.of(read.spec, read.pages, read.sources)
    parts = [one for group in read.spec.groups for one in check_group(group, book)]
    assert sorted_findings([*parts, *check_whole(book)]) == check(read.spec, read.pages, read.sources)


def test_which_rules_see_the_whole_book() -> None:
    """Few, and cheap ones: each costs a run in which one page changed."""
    assert {rule.name for rule in all_rules() if rule.scope == "book"} == {
        "enum-value-unlisted",
        "id-duplicate",
        "word-torn",
    }


def test_the_context_of_a_book() -> None:
    read = read_texts({**parcels("de", "ja"), **keys("de"), "en/manual.md": "# Manual\n"})
    context = context_of(read.spec)
    assert context.locales == ("de", "en", "ja")
    assert context.translating == {"de", "ja"}
    assert context.titles["en", "manual"] == "Manual"


def test_words_of_the_config_are_words() -> None:
    read = read_texts({"fi-FI/note.md": "# Huomautus\n"})
    only = Selection(select=("lexicon-missing",))
    assert len(check(read.spec, read.pages, read.sources, only)) == 1
    assert not check(read.spec, read.pages, read.sources, only, worded=frozenset({"fi"}))
    assert not check(read.spec, read.pages, read.sources, only, worded=frozenset({"fi-FI"}))
    assert check(read.spec, read.pages, read.sources, only, worded=frozenset({"sv"}))


def test_facts_of_groups_are_the_facts_of_the_spec() -> None:
    read = read_texts({**parcels(), **keys()})
    book = Book.of(read.spec, read.pages, read.sources)
    grouped = [one for group in read.spec.groups for found in book.facts_in(group).values() for one in found]
    assert sorted(map(repr, grouped)) == sorted(map(repr, facts(read.spec)))
