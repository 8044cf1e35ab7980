"""A page group's sections and prose, side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from specglot.merge.align import Row, align
from specglot.merge.consensus import claims_of
from specglot.merge.witness import gaps
from specglot.model.page import Located, Page, SectionRow, TextRow
from specglot.model.source import Span
from specglot.model.spec import Claim, Fact, Localized, Note, SectionText

_TOKEN = re.compile(r"[A-Za-z][\w.-]*")


def section_rows(pages: Mapping[str, Page]) -> list[Row]:
    """The sections of all locales, aligned by anchor, else by what they hold, else by order."""
    tokens = Counter(
        token
        for page in pages.values()
        for token in {_title_token(section) for section in page.sections}
        if token
    )
    shared = frozenset(token for token, count in tokens.items() if count > 1 or len(pages) == 1)
    return align(
        {locale: [_key(section, shared) for section in page.sections] for locale, page in pages.items()}
    )


class Contents(NamedTuple):
    """The places of all sections, and the prose of each, by locale: found once for all that a group has.

    Without any prose, sections are merged without their notes.
    """

    spans: Mapping[str, Sequence[Span]]
    prose: Mapping[str, Mapping[int, Sequence[TextRow]]]


def contents(pages: Mapping[str, Page]) -> Contents:
    """What the sections of some pages hold."""
    return Contents(
        {locale: [section.span for section in page.sections] for locale, page in pages.items()},
        {locale: _by_section(page) for locale, page in pages.items()},
    )


def merge_sections(
    pages: Mapping[str, Page],
    rows: Sequence[Row],
    group: str,
    pointer: str,
    held: Contents,
    wanted: Collection[int] | None = None,
) -> tuple[SectionText, ...]:
    """The sections with their titles and notes by locale; `wanted` keeps only rows with these indexes."""
    spans, prose = held
    nothing: list[TextRow] = []
    found: list[SectionText] = []
    for index in range(len(rows)) if wanted is None else sorted(wanted):
        row = rows[index]
        sections = {locale: pages[locale].sections[at] for locale, at in sorted(row.items())}
        first = next(iter(sections.values()))
        anchors = claims_of({locale: section.anchor for locale, section in sections.items()})
        key = anchors[0].value if anchors else (first.kind or _shared_title(sections) or f"section-{index}")
        found.append(
            SectionText(
                kind=next((section.kind for section in sections.values() if section.kind), None),
                anchor=_anchor(anchors, pointer, group),
                level=first.level,
                title=tuple(
                    Localized(locale=locale, prose=section.title)
                    for locale, section in sections.items()
                    if section.title.text
                ),
                notes=_notes({locale: prose[locale].get(at, nothing) for locale, at in row.items()})
                if prose
                else (),
                presence=Fact(
                    kind="section",
                    pointer=f"{pointer} #{key}",
                    group=group,
                    value=key,
                    claims=claims_of(
                        {
                            locale: Located(value=key, raw=section.title.text, span=section.span)
                            for locale, section in sections.items()
                        }
                    ),
                    gaps=gaps(rows, index, spans),
                ),
            )
        )
    return tuple(found)


def _shared_title(sections: Mapping[str, SectionRow]) -> str | None:
    """The title, where it is the same wire token in every locale."""
    titles = {_title_token(section) for section in sections.values()}
    return titles.pop() if len(titles) == 1 else None


def _anchor(claims: tuple[Claim[str], ...], pointer: str, group: str) -> Fact[str] | None:
    if not claims:
        return None
    value = Counter(claim.value for claim in claims).most_common()
    best = min(value, key=lambda item: (-item[1], item[0]))[0]
    return Fact(kind="anchor", pointer=f"{pointer} #{best}", group=group, value=best, claims=claims)


def _by_section(page: Page) -> dict[int, list[TextRow]]:
    """The prose of each section, its heading left out."""
    found: dict[int, list[TextRow]] = {}
    for row in page.texts:
        if row.role != "heading" and row.read_as in ("prose", "alert"):
            found.setdefault(row.section, []).append(row)
    return found


def _notes(texts: Mapping[str, Sequence[TextRow]]) -> tuple[Note, ...]:
    if not any(texts.values()):
        return ()
    rows = align({locale: [f"{row.role} {row.key}" for row in found] for locale, found in texts.items()})
    return tuple([_note({locale: texts[locale][at] for locale, at in sorted(row.items())}) for row in rows])


def _note(texts: Mapping[str, TextRow]) -> Note:
    return Note(
        role=next(iter(texts.values())).role,
        texts=tuple([Localized(locale=locale, prose=row.prose) for locale, row in texts.items()]),
    )


def _key(section: SectionRow, shared: frozenset[str]) -> str:
    """What a section is known by in every language."""
    if section.parent is None:
        return "page"
    if section.anchor:
        return f"#{section.anchor.value}"
    token = _title_token(section)
    if section.kind == "enumeration-value" or (token and token in shared):
        return f"{section.level} {token}"
    return f"{section.level} {section.kind or ''}"


def _title_token(section: SectionRow) -> str | None:
    return section.title.text if _TOKEN.fullmatch(section.title.text) else None
