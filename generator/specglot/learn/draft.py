"""Learned words → the text of a lexicon file, with what speaks for each word beside it, for somebody to review."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from specglot.lexicon import Script
from specglot.lexicon.concepts import CONCEPTS
from specglot.model.source import Span
from specglot.model.word import Learned

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]")
_SHOWN = 3


def draft(locale: str, learned: Sequence[Learned], script: Script, teachers: Iterable[str]) -> str:
    """A lexicon file that loads as it is: words that are sure stand in it, the others in comments.

    Args:
        locale: the BCP 47 tag.
        learned: the locale's words.
        script: how the language seems to be written.
        teachers: the locales whose pages were asked.
    """
    lines = [
        f"# Draft for {_plain(locale)}, learned from pages that stand beside those in {_plain(', '.join(teachers))}.",
        "# Review each word. A word in a comment is not sure; take the # away where it is right.",
        '# To use the file, name it in specglot.toml: [project] lexicons = ["<this file>"]',
        f"locale = {quoted(locale)}",
    ]
    of_table = {table: list(group) for table, group in groupby(_ordered(learned), key=lambda one: one.table)}
    for table in CONCEPTS:
        if table not in of_table:
            continue
        lines += ["", f"[{table}]"]
        for concept, words in groupby(of_table[table], key=lambda one: one.concept):
            lines += _concept(concept, list(words))
    brackets = ", ".join(f"[{quoted(opening)}, {quoted(closing)}]" for opening, closing in script.brackets)
    lines += [
        "",
        "[script]",
        f"brackets = [{brackets}]",
        f"space-at-code = {'true' if script.space_at_code else 'false'}",
        f"label-case = {quoted(script.label_case)}",
    ]
    return "\n".join(lines) + "\n"


def _ordered(learned: Sequence[Learned]) -> list[Learned]:
    """In the order of lexicon files; within a concept the words that are sure first, the most frequent first."""
    order = {
        (table, concept): index
        for index, (table, concept) in enumerate(
            (table, concept) for table, concepts in CONCEPTS.items() for concept in concepts
        )
    }
    return sorted(
        learned, key=lambda one: (order[one.table, one.concept], not one.sure, -len(one.places), one.form)
    )


def _concept(concept: str, words: Sequence[Learned]) -> list[str]:
    key = concept if _BARE.fullmatch(concept) else quoted(concept)
    forms = [f"  {'' if one.sure else '# '}{quoted(one.form)},  # {_evidence(one)}" for one in words]
    return [f"{key} = [", *forms, "]"]


def _evidence(one: Learned) -> str:
    count = len(one.places)
    more = f" and {count - _SHOWN} more" if count > _SHOWN else ""
    said = f"{', '.join(one.witnesses)}: {', '.join(map(_place, one.places[:_SHOWN]))}{more}"
    against = "; ".join(f"but {concept} by {_place(span)}" for concept, span in one.against[:_SHOWN])
    return _plain("; ".join(part for part in (said, against) if part))


def _place(span: Span) -> str:
    return f"{span.path}:{span.line}"


def _plain(text: str) -> str:
    return _CONTROL.sub("?", text)


def quoted(text: str) -> str:
    """A TOML basic string (TOML 1.0, String)."""
    return json.dumps(_CONTROL.sub("", text), ensure_ascii=False)
