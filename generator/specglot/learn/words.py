"""Pages of a book → the words of a locale: what its texts mean, by the translations that stand beside them.

A word counts where several places, or several translations of one place, say the same of it, and none says anything
else. What the lexicon at hand knows already is not learned again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from specglot.learn.meanings import Meaning, by_cells, meanings
from specglot.learn.places import CODE, Place, Text, places
from specglot.lexicon import Lexicon, normalise
from specglot.merge.group import group_pages
from specglot.model.page import Page
from specglot.model.word import Learned

PLACES = 2
"""Places that make a word known. The same row of the same table on another page is a copy, and no place more."""

WITNESSES = 2
"""Translations that make a word known by one place, where a page has only one: a title, a header, a label."""

_FEW = 5


class _Sight(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A text at a place, and what the locales beside it say it means."""

    place: Place
    text: Text
    whole: str
    meaning: Meaning
    witnesses: frozenset[str]


_Sights = dict[tuple[str, str], list[_Sight]]
"""Table and normalised form → where it was seen; flags stand with the words for presence."""

_Told = Sequence[tuple[str, Mapping[Place, Meaning]]]


def learn(pages: Sequence[Page], lexicons: Mapping[str, Lexicon], locale: str) -> tuple[Learned, ...]:
    """Learn the words of one locale.

    Args:
        pages: all pages of the book.
        lexicons: locale → lexicon. Those that are complete teach.
        locale: the locale to learn. Of its own pages only cells that need no words speak, for their columns.
    """
    known = lexicons[locale]
    sights: _Sights = {}
    for group in group_pages(pages):
        pupils = [(page, places(page)) for page in group.pages if page.locale == locale]
        if not pupils:
            continue
        told = [
            (page.locale, meanings(page, places(page), lexicons[page.locale]))
            for page in group.pages
            if page.locale != locale and lexicons[page.locale].complete
        ]
        for page, found in pupils:
            _look(found, [*told, (locale, by_cells(page, found))], sights)
    learned = [_learned(locale, seen) for seen in sights.values()]
    fresh = [one for one in learned if not _is_known(one, known)]
    return tuple(sorted(fresh, key=lambda one: (one.table, one.concept, one.places[0], one.form)))


def _look(found: Mapping[Place, Text], told: _Told, sights: _Sights) -> None:
    cells = {
        normalise(said)
        for place, text in found.items()
        if place[0] == "cell"
        for said in (text.text, place[2])
    }
    for place, text in found.items():
        if place[0] == "head" and normalise(text.text) in cells:
            continue  # a row that stands where the header should
        said: dict[Meaning, set[str]] = {}
        for locale, meaning_of in told:
            if meaning := meaning_of.get(place):
                said.setdefault(meaning, set()).add(locale)
        form = _form(place[0], text.text)
        if not form or len({_same(meaning) for meaning in said}) != 1:
            continue
        meaning = max(said, key=lambda meaning: (len(said[meaning]), meaning))
        key = (_same(meaning)[0], normalise(form))
        witnesses = frozenset[str]().union(*said.values())
        shown = Text(text=form, span=text.span, beside=text.beside)
        sight = _Sight(
            place=place,
            text=shown,
            whole=text.text if CODE in text.text else "",
            meaning=meaning,
            witnesses=witnesses,
        )
        sights.setdefault(key, []).append(sight)


def _same(meaning: Meaning) -> Meaning:
    """A meaning, a flag as what it says of presence: some languages write yes where others write required."""
    table, concept = meaning
    return ("presence", "required" if concept == "yes" else "optional") if table == "flag" else meaning


def _form(kind: str, text: str) -> str:
    """The word in a text: what stands before code in a phrase, or behind it where nothing does."""
    bare = text.strip()
    if kind == "piece" and CODE in bare:
        before, after = bare.partition(CODE)[0], bare.rpartition(CODE)[2]
        bare = before if normalise(before) else after
    return bare.strip(" :：*\u00a0") if any(char.isalpha() for char in bare) else ""


def _around(piece: str) -> tuple[str, str]:
    """What stands before the first code of a piece, and what behind the last, blanks and punctuation aside."""
    return normalise(piece.partition(CODE)[0]), normalise(piece.rpartition(CODE)[2])


def _learned(locale: str, seen: Sequence[_Sight]) -> Learned:
    counted = Counter(_same(sight.meaning) for sight in seen)
    most = min(counted, key=lambda meaning: (-counted[meaning], meaning))
    agreeing = [sight for sight in seen if _same(sight.meaning) == most]
    written = Counter(sight.text.text for sight in agreeing)
    meant = Counter(sight.meaning for sight in agreeing)
    table, concept = min(meant, key=lambda meaning: (-meant[meaning], meaning))
    form = min(written, key=lambda form: (-written[form], form))
    places = tuple(sorted({sight.text.span for sight in agreeing}))
    witnesses = tuple(sorted(frozenset[str]().union(*(sight.witnesses for sight in agreeing))))
    against = sorted((sight.meaning[1], sight.text.span) for sight in seen if _same(sight.meaning) != most)
    return Learned(
        locale=locale,
        table=table,
        concept=concept,
        form=form,
        places=places,
        witnesses=witnesses,
        against=tuple(against),
        sure=not against
        and _is_supported(agreeing)
        and _stands_out(agreeing)
        and not (table == "phrase" and _is_slight(form))
        and not any(all(_around(sight.whole)) for sight in agreeing),
    )


def _is_supported(seen: Sequence[_Sight]) -> bool:
    """Whether enough speaks for a word: a word that rows repeat is one only where different rows do."""
    once = [sight for sight in seen if not _is_repeated(sight)]
    rows = {
        sight.place[2:-1] if sight.place[0] == "cell" else sight.place
        for sight in seen
        if _is_repeated(sight)
    }
    witnesses = frozenset[str]().union(*(sight.witnesses for sight in once))
    return len(rows) + len(once) >= PLACES or len(witnesses) >= WITNESSES


def _is_repeated(sight: _Sight) -> bool:
    """Whether a place is one of many alike: a cell, a word beside a key."""
    return sight.place[0] == "cell" or (sight.place[0] == "piece" and sight.meaning[0] != "phrase")


def _stands_out(seen: Sequence[_Sight]) -> bool:
    """Whether a word in brackets can be told from the other words there: it stands alone once, or they change."""
    beside = {sight.text.beside for sight in seen}
    return () in beside or len(beside) > 1


def _is_slight(form: str) -> bool:
    """Whether a form is too short to be looked for in running text (`z`, `con`), or was cut in two."""
    short = len(form) < (_FEW if form.isascii() or form.upper() != form.lower() else 2)
    return short or any(char in "()（）[]［］【】" for char in form)


def _is_known(one: Learned, known: Lexicon) -> bool:
    found = {hit.concept for hit in known.find(one.table, one.form)} if one.table == "phrase" else set[str]()
    return known.exact(one.table, one.form) is not None or one.concept in found


def tables(learned: Sequence[Learned]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The words that are sure, as a lexicon's tables: table → concept → forms, the most frequent first."""
    found: dict[str, dict[str, list[Learned]]] = {}
    for one in learned:
        if one.sure:
            found.setdefault(one.table, {}).setdefault(one.concept, []).append(one)
    return {
        table: {
            concept: tuple(one.form for one in sorted(words, key=lambda one: (-len(one.places), one.form)))
            for concept, words in sorted(concepts.items())
        }
        for table, concepts in sorted(found.items())
    }
