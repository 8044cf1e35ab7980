"""The words of one locale: concept → forms, ready to be looked up in a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from specglot.lexicon.match import WHOLE, Keys, Match, Matcher, keyed, normalise

Table = Mapping[str, tuple[str, ...]]
"""Concept → forms, the form that the language prefers first, `=` marks kept."""

Tables = Mapping[str, Table]
"""Table name (`section`, `unit` …) → table."""

# A yes of one language is another word in the next, so flags are read by the page's own language alone.
_OWN_ONLY: Final = frozenset({"flag"})


class Script(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How a language is written.

    `brackets` are the pairs it uses, the preferred first. `space_at_code` tells whether running text puts a blank
    between a word and a code span. `label_case` is `upper` where labels begin upper-case, else `none`.
    """

    brackets: tuple[tuple[str, str], ...] = (("(", ")"),)
    space_at_code: bool = True
    label_case: str = "none"


class Lexicon(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Concept → forms for one locale.

    `tables` are the locale's own (`tables["unit"]["ms"]`). `neutral` are the forms that every language shares and
    `residue` those of the language that translations keep fragments of; both count only where the locale's own forms
    say nothing, and `residue` never for flags. `complete` is False where words of the language are missing as a rule:
    what such a lexicon does not know may mean anything, and nothing may be concluded from its silence.
    """

    locale: str
    tables: Tables
    script: Script = Script()
    neutral: Lexicon | None = None
    residue: Lexicon | None = None
    complete: bool = True
    _keys: dict[str, Keys] = msgspec.field(default_factory=dict[str, Keys])
    _matchers: dict[str, Matcher] = msgspec.field(default_factory=dict[str, Matcher])

    def exact(self, table: str, text: str) -> str | None:
        """Return the concept that the whole text names. See `Matcher.exact`."""
        return self._matcher(table).exact(text)

    def prefix(self, table: str, text: str) -> tuple[str, int] | None:
        """Return the concept that the text begins with, and how far. See `Matcher.prefix`."""
        return self._matcher(table).prefix(text)

    def find(self, table: str, text: str) -> tuple[Match, ...]:
        """Return every form in the text. See `Matcher.find`."""
        return self._matcher(table).find(text)

    def forms(self, table: str, concept: str) -> tuple[str, ...]:
        """Return the locale's own forms of a concept, without `=` marks."""
        return tuple(form.removeprefix(WHOLE) for form in self.tables.get(table, {}).get(concept, ()))

    def word(self, table: str, concept: str) -> str | None:
        """Return the form that the language prefers, for writing; None where the locale has none of its own."""
        return next(iter(self.forms(table, concept)), None)

    def beside(
        self, *, neutral: Lexicon | None = None, residue: Lexicon | None = None, complete: bool = True
    ) -> Lexicon:
        """Return the lexicon with others behind it; what was worked out of its own forms is shared."""
        return msgspec.structs.replace(
            self, neutral=neutral, residue=residue, complete=complete, _matchers=dict[str, Matcher]()
        )

    def keys(self, table: str) -> Keys:
        """Return the locale's own forms of a table as they are compared. See `keyed`."""
        if table not in self._keys:
            self._keys[table] = keyed(self.tables.get(table, {}))
        return self._keys[table]

    def _matcher(self, table: str) -> Matcher:
        found = self._matchers.get(table)
        if found is None:
            keys: dict[str, str] = {}
            for layer in (None if table in _OWN_ONLY else self.residue, self.neutral, self):
                if layer:
                    keys |= layer.keys(
                        table
                    )  # a form is the nearest layer's, whatever concept another gives it
            found = self._matchers[table] = Matcher(keys)
        return found


def layered(layers: Iterable[Table]) -> dict[str, tuple[str, ...]]:
    """Join tables; a form in an earlier one is the earlier one's, whatever concept a later one gives it."""
    claimed: set[str] = set()
    joined: dict[str, tuple[str, ...]] = {}
    for layer in layers:
        seen = frozenset(claimed)
        for concept, forms in layer.items():
            fresh = tuple(form for form in forms if key(form) not in seen)
            joined[concept] = (*joined.get(concept, ()), *fresh)
            claimed.update(map(key, fresh))
    return joined


def key(form: str) -> str:
    """Return a form as it is compared."""
    return normalise(form.removeprefix(WHOLE))
