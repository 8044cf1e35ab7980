"""Page view → Markdown for readers that are programs (`<page>.md`, `llms.txt`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from specglot.site.model import Card, FieldView, PageView, Ref, ResponseView, SectionView
from specglot.site.texts import Texts


def page_markdown(page: PageView, t: Texts) -> str:
    """A page as plain Markdown, facts first, in the reader's language."""
    return (
        "\n".join(
            [*_head(page), *(line for section in page.sections for line in _section(section, t))]
        ).strip()
        + "\n"
    )


def index(name: str, cards: tuple[Card, ...], t: Texts, locales: int) -> str:
    """`llms.txt`: the site's name and a link to the Markdown of each page (llmstxt.org)."""
    lines = [f"# {_line(name)}", "", f"> {t('home.lead', pages=len(cards), locales=locales)}", ""]
    for kind, key in (("operation", "nav.operations"), ("page", "nav.pages")):
        own = [card for card in cards if card.kind == kind]
        if own:
            lines += [f"## {t(key)}", "", *(_entry(card) for card in own), ""]
    return "\n".join(lines).strip() + "\n"


def _entry(card: Card) -> str:
    endpoint = f"`{card.method} {card.path}`" if card.method else ""
    text = " ".join(part for part in (endpoint, _line(card.text.plain) if card.text else "") if part)
    return f"- [{_line(card.title.plain)}]({card.slug}.md)" + (f": {text}" if text else "")


def _head(page: PageView) -> Iterator[str]:
    yield f"# {_line(page.title.plain)}"
    yield ""
    if page.method:
        yield from _fence("http", f"{page.method} {page.server}{page.path}")


def _section(section: SectionView, t: Texts) -> Iterator[str]:
    if section.role != "intro":
        key = f"section.{section.role}"
        yield from ("## " + (_line(section.title.plain) if section.title else t(key)), "")
    for note in section.notes:
        mark = {"alert": "> ", "item": "- "}.get(note.role, "")
        yield from (mark + _line(note.text.plain), "")
    for field in (*section.parameters, *section.fields):
        yield from _field(field, t, 0)
    for value in section.values:
        text = " ".join(_line(note.text.plain) for note in value.notes)
        yield f"- {_span(value.value)}" + (f": {text}" if text else "")
    if section.responses:
        yield from _responses(section.responses, t)
    for card in section.cards:
        yield _entry(card)
    yield ""


def _field(field: FieldView, t: Texts, depth: int) -> Iterator[str]:
    needed = {True: t("fact.required"), False: t("fact.optional"), None: ""}[field.required]
    marks = [field.type, field.unit, needed]
    if field.condition:
        marks.append(f"{t('fact.only_with')} {_refs(field.condition)}")
    if field.values:
        marks.append(f"{t('fact.values')} {_refs(field.values)}")
    if field.set_on:
        marks.append(f"{t('column.set_on')} {_refs(field.set_on)}")
    told = ", ".join(mark for mark in marks if mark)
    text = _line(field.text.plain) if field.text else ""
    yield (
        "  " * depth
        + f"- {_span(field.name)}"
        + (f" ({told})" if told else "")
        + (f": {text}" if text else "")
    )
    for child in field.children:
        yield from _field(child, t, depth + 1)


def _responses(responses: tuple[ResponseView, ...], t: Texts) -> Iterator[str]:
    yield f"| {t('column.code')} | {t('column.meaning')} | {t('column.action')} |"
    yield "|---|---|---|"
    for item in responses:
        label = item.label.plain if item.label else item.reason
        meaning = " — ".join(part for part in (label, item.text.plain if item.text else "") if part)
        action = item.action.plain if item.action else t("fact.no_action") if item.has_action is False else ""
        yield f"| {item.code} | {_cell(meaning)} | {_cell(action)} |"


def _refs(items: tuple[Ref, ...]) -> str:
    return ", ".join(_span(item.label) for item in items)


def _line(text: str) -> str:
    """One line, with what Markdown would take for markup escaped."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(text.split()))


def _cell(text: str) -> str:
    return _line(text)


def _span(text: str) -> str:
    """A code span around any text."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    padded = f" {text} " if text.startswith("`") or text.endswith("`") else text
    return f"{fence}{padded}{fence}"


def _fence(language: str, code: str) -> tuple[str, ...]:
    fence = "`" * max(3, max((len(run) for run in re.findall("`+", code)), default=0) + 1)
    return (f"{fence}{language}", code, fence, "")
