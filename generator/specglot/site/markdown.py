"""Page view → Markdown, for readers that are programs (`<page>.md`, `llms.txt`) and for other site generators."""

from __future__ import annotations

from collections.abc import Iterator

from specglot.site.model import Card, FieldView, PageView, Ref, ResponseView, SectionView
from specglot.site.plaintext import fence, line, span
from specglot.site.texts import Texts


def page_markdown(page: PageView, t: Texts, *, anchors: bool = False) -> str:
    """A page as Markdown, facts first, in the reader's language.

    Args:
        page: The page.
        t: The interface's words.
        anchors: Write the site's ids as attribute lists (`{#code-410}`), which Python-Markdown's `attr_list`, Kramdown,
            Pandoc and markdown-it-attrs read.
    """
    writer = _Writer(t, anchors)
    lines = [*writer.head(page), *(text for section in page.sections for text in writer.section(section))]
    samples = [(sample.label, sample) for sample in page.samples]
    samples += [(t["ui.request_sample"], page.request)] if page.request else []
    samples += [(f"{t['section.response']} {sample.label}", sample) for sample in page.responses]
    for label, sample in samples:
        lines += [f"{label}:", "", *fence(sample.language, sample.code)]
    return "\n".join(lines).strip() + "\n"


def index(name: str, cards: tuple[Card, ...], t: Texts, locales: int) -> str:
    """`llms.txt`: the site's name and a link to the Markdown of each page (llmstxt.org)."""
    lines = [f"# {line(name)}", "", f"> {t('home.lead', pages=len(cards), locales=locales)}", ""]
    for kind, key in (("operation", "nav.operations"), ("page", "nav.pages")):
        own = [card for card in cards if card.kind == kind]
        if own:
            lines += [f"## {t(key)}", "", *map(_entry, own), ""]
    return "\n".join(lines).strip() + "\n"


def _entry(card: Card) -> str:
    endpoint = span(f"{card.method} {card.path}") if card.method else ""
    text = " ".join(part for part in (endpoint, card.text.markdown if card.text else "") if part)
    return f"- [{card.title.markdown}]({card.slug}.md)" + (f": {text}" if text else "")


class _Writer:
    def __init__(self, t: Texts, anchors: bool) -> None:
        self.t = t
        self.anchors = anchors

    def _id(self, name: str, colon: str = "") -> str:
        return f" {{{colon}#{name}}}" if self.anchors else ""

    def head(self, page: PageView) -> Iterator[str]:
        own = self._id(page.sections[0].id) if page.sections else ""
        yield from (f"# {page.title.markdown}{own}", "")
        if page.lead:
            yield from (page.lead.markdown, "")
        if page.method:
            yield from fence("http", f"{page.method} {page.server}{page.path}")

    def section(self, section: SectionView) -> Iterator[str]:
        if section.role != "intro":
            words = section.title.markdown if section.title else self.t(f"section.{section.role}")
            yield from (f"## {words}{self._id(section.id)}", "")
        for note in section.notes:
            yield from ({"alert": "> ", "item": "- "}.get(note.role, "") + note.text.markdown, "")
        for field in (*section.parameters, *section.fields):
            yield from self._field(field, 0)
        for value in section.values:
            text = " ".join(note.text.markdown for note in value.notes)
            yield f"- {self._named(value.value, value.id)}" + (f": {text}" if text else "")
        if section.responses:
            yield from self._responses(section.responses)
        yield from map(_entry, section.cards)
        yield ""

    def _named(self, name: str, id_: str) -> str:
        # An attribute list belongs to the element it touches; it must not be parted from it by a blank.
        return span(name) + (f"{{: #{id_} }}" if self.anchors else "")

    def _field(self, field: FieldView, depth: int) -> Iterator[str]:
        needed = {True: self.t("fact.required"), False: self.t("fact.optional"), None: ""}[field.required]
        marks = [field.type, field.unit, needed]
        if field.condition:
            marks.append(f"{self.t('fact.only_with')} {_refs(field.condition)}")
        if field.values:
            marks.append(f"{self.t('fact.values')} {_refs(field.values)}")
        if field.set_on:
            marks.append(f"{self.t('column.set_on')} {_refs(field.set_on)}")
        told = ", ".join(mark for mark in marks if mark)
        text = f": {field.text.markdown}" if field.text else ""
        yield (
            "    " * depth + f"- {self._named(field.name, field.id)}" + (f" ({told})" if told else "") + text
        )
        for child in field.children:
            yield from self._field(child, depth + 1)

    def _responses(self, responses: tuple[ResponseView, ...]) -> Iterator[str]:
        yield f"| {self.t('column.code')} | {self.t('column.meaning')} | {self.t('column.action')} |"
        yield "|---|---|---|"
        for item in responses:
            label = item.label.markdown if item.label else line(item.reason)
            meaning = " — ".join(part for part in (label, item.text.markdown if item.text else "") if part)
            none = self.t("fact.no_action") if item.has_action is False else ""
            action = item.action.markdown if item.action else none
            yield f"| {self._named(item.code, item.id)} | {meaning} | {action} |"


def _refs(items: tuple[Ref, ...]) -> str:
    return ", ".join(span(item.label) for item in items)
