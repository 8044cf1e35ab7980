"""A stretch of text was left in another language.

What it finds
A sentence or clause of three words or more is in English or in another language of the book. Its small words tell
(`the`, `mit`, `avec`); a language detector is asked only where they do not. Code, names, compounds like `end-to-end`,
and words that other languages have in the same text do not count. Or a text is for the greater part written in a
script that its language does not use.

Why it matters
Readers cannot read it; a condition left in another language is not read by tools either.

Example
    good  `label` (Facultatif ; à envoyer uniquement avec `a`)
    bad   `label` (Facultatif ; send only with `a` event types)

How to fix
Translate it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from specglot.check.aligned import Aligned, Unit, Witness
from specglot.check.book import Book
from specglot.check.foreignscript import alien, in_other_script
from specglot.check.hits import Hit, sought
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import suspects
from specglot.check.untranslated import doubtful, left_over
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(
            de="Senden Sie `a` nur einmal.",
            fr="Facultatif ; send this only with the `a` event.",
            ja="`a` は一度だけ送信します。",
        ),
        ("fr/note.md", 3, "de, ja | fr"),
    ),
    case(
        sentences(
            fr="Envoyez `a` une fois.",
            ja="`a` は一度だけ送信します。",
            zh="For a list of the events see `a`.",
        ),
        ("zh/note.md", 3, "fr, ja | zh"),
    ),
    case(
        sentences(nl="De deur gaat open.", ko="문이 열립니다.", it="문이 열립니다."),
        ("it/note.md", 3, "ko, nl | it"),
    ),
    case(
        sentences(
            es="La puerta se abre en la planta baja.",
            ko="문이 열립니다.",
            ja="La puerta se abre en la planta baja.",
        ),
        ("ja/note.md", 3, "es, ko | ja"),
    ),
)
GOOD = (
    case(sentences(it="Lingue: 日本語, 한국어.", ja="言語：日本語、한국어。", ko="언어: 日本語, 한국어.")),
    case(
        sentences(
            de="Adobe Analytics Media SDK nutzen.",
            fr="Utiliser Adobe Analytics Media SDK.",
            ja="Adobe Analytics Media SDK を使います。",
        )
    ),
    case(sentences(ja="Media Collection API。", zh="Media Collection API。")),
)


def _suspicious(group: Aligned, book: Book) -> Mapping[int, Collection[str]]:
    found = {number: [*locales] for number, locales in doubtful(group, book).items()}
    for number, locales in suspects(group, alien).items():
        found.setdefault(number, []).extend(locales)
    return found


@unit_rule("warning", "text", _suspicious)
def text_untranslated(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""

    def look(witness: Witness) -> tuple[Hit, ...]:
        return tuple(left_over(unit, witness, book)) or tuple(in_other_script(unit, witness))

    yield from sought(unit, look, "Translate it.")
