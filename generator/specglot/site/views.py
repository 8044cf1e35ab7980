"""Outline + reader → the page as that reader sees it."""

from __future__ import annotations

from collections.abc import Mapping

from specglot.model.spec import Operation, PageGroup
from specglot.site.atlas import Place
from specglot.site.fields import field_view, parameter_view, response_view, value_view
from specglot.site.highlight import highlighted
from specglot.site.inputs import CodeSample
from specglot.site.model import Card, CodeView, PageView, Ref, SectionView, Text, Truth, Witnessed
from specglot.site.outline import Outline, Section
from specglot.site.reader import Reader, href
from specglot.site.samples import plain_samples, variables


def page_view(reader: Reader, outline: Outline, samples: Mapping[str, tuple[CodeSample, ...]]) -> PageView:
    """One page, whole."""
    operation = outline.operation
    place = Place(slug=outline.slug)
    top = (operation.method, operation.path, operation.server) if operation else ()
    url = operation.server.value + operation.path.value if operation else ""
    tabs = samples.get(operation.id) or plain_samples(operation) if operation else ()
    sections = tuple(_section(reader, outline, section) for section in outline.sections)
    return PageView(
        slug=outline.slug,
        locale=reader.locale,
        kind="operation" if operation else "page",
        title=title(reader, outline),
        description=_description(reader, outline),
        lead=_lead(reader, outline, sections),
        method=operation.method.value if operation else "",
        server=operation.server.value if operation else "",
        path=operation.path.value if operation else "",
        variables=variables(operation.server.value) if operation and url else (),
        provenance=provenance(reader, outline.pages),
        sections=sections,
        cards=(),
        samples=tuple(
            _code(f"sample-{tab.label.lower()}", tab.label, tab.code, tab.language) for tab in tabs
        ),
        request=_request(operation) if operation else None,
        responses=_responses(sections),
        truth=reader.truth(place, *top, exists=operation.path if operation else None),
    )


def title(reader: Reader, outline: Outline) -> Text:
    """A page's title: the operation's summary, else the page's own title, else its wire name."""
    operation = outline.operation
    if operation:
        found = reader.text(operation.summary)
        if found:
            apart = _told_apart(reader, found.plain, outline.slug)
            return found if apart == found.plain else reader.plain(apart, found.locale)
    pages = {page.locale: page.title for page in outline.pages.pages if page.title}
    for locale in reader.chain if outline.alone else ():
        if locale in pages:
            return reader.plain(_told_apart(reader, pages[locale], outline.slug), locale)
    return reader.plain(operation.pointer if operation else outline.slug, reader.locale)


def _told_apart(reader: Reader, text: str, slug: str) -> str:
    """A title, with the page's name where other pages have the same title (`Description` on every page of a book)."""
    return f"{text} · {slug}" if text in reader.repeated else text


def card(reader: Reader, outline: Outline, remarks: int) -> Card:
    """A page as lists show it."""
    operation = outline.operation
    return Card(
        slug=outline.slug,
        title=title(reader, outline),
        method=operation.method.value if operation else "",
        path=operation.path.value if operation else "",
        kind="operation" if operation else "page",
        text=_about(reader, outline),
        remarks=remarks,
    )


def provenance(reader: Reader, group: PageGroup) -> Witnessed | None:
    """How the reader's own page came to be; None where there is none."""
    own = next((page for page in group.pages if page.locale == reader.locale), None)
    if own is None:
        return None
    kind = own.translation_type.lower()
    return Witnessed(
        path=own.path,
        translation="machine" if "mt" in kind else "human" if kind else "",
        cohort=own.cohort[:10],
        peers=tuple(
            page.locale
            for page in group.pages
            if own.cohort and page.cohort == own.cohort and page is not own
        ),
    )


def _lead(reader: Reader, outline: Outline, sections: tuple[SectionView, ...]) -> Text | None:
    text = _meta_description(reader, outline.pages) if outline.alone else None
    begins = next((note.text.plain for section in sections[:1] for note in section.notes), "")
    return None if text is None or _same(text.plain, begins) else text


def _same(one: str, other: str) -> bool:
    """Whether two texts say the same, blanks and full stop apart."""
    return "".join(one.split()).rstrip(".。") == "".join(other.split()).rstrip(".。")


def _description(reader: Reader, outline: Outline) -> str:
    found = _about(reader, outline)
    return found.plain[:200] if found else ""


def _about(reader: Reader, outline: Outline) -> Text | None:
    """What a page is about, in a sentence or two: what its front matter says, else its first paragraph."""
    text = _meta_description(reader, outline.pages) if outline.alone else None
    if text or not outline.sections or not outline.sections[0].text:
        return text
    paragraphs = (note for note in outline.sections[0].text.notes if note.role == "paragraph")
    return next((found for note in paragraphs if (found := reader.text(note.texts))), None)


def _meta_description(reader: Reader, group: PageGroup) -> Text | None:
    """What the pages' front matter says a page is about."""
    for fact in group.meta:
        if fact.pointer.endswith("description") or fact.kind.endswith("description"):
            said = {
                claim.locale: str(claim.value)
                for claim in fact.claims
                if str(claim.value).strip() not in ("", "null")
            }
            locale = next((locale for locale in reader.chain if locale in said), None)
            return reader.plain(said[locale], locale) if locale else None
    return None


def _section(reader: Reader, outline: Outline, section: Section) -> SectionView:
    slug = outline.slug
    fields = tuple(field_view(reader, slug, item) for item in section.fields)
    events = dict.fromkeys(ref.label for item in fields for ref in item.set_on)
    listed = reader.atlas.outlines if section.operations else ()
    cards = (item for item in listed if item.slug in section.operations)
    return SectionView(
        id=section.id,
        aliases=section.aliases,
        role=section.role,
        level=section.text.level if section.text else 2,
        title=reader.text(section.titles),
        notes=reader.notes(section.notes),
        parameters=tuple(parameter_view(reader, slug, item) for item in section.parameters),
        fields=fields,
        events=tuple(events),
        containers=_containers(reader, section.schema.id) if section.schema else (),
        responses=tuple(response_view(reader, slug, item) for item in section.responses),
        values=tuple(value_view(reader, slug, item) for item in section.values),
        cards=tuple(card(reader, item, 0) for item in cards),
        truth=_section_truth(reader, slug, section),
    )


def _section_truth(reader: Reader, slug: str, section: Section) -> Truth:
    presence = section.text.presence if section.text else None
    return reader.truth(Place(slug=slug, anchor=section.id), exists=presence)


def _containers(reader: Reader, schema: str) -> tuple[Ref, ...]:
    """The fields that carry a table's rows: `POST /sessions params`."""
    pointers = (
        tie.source for tie in reader.ties.get(schema, ()) if tie.kind == "schema" and tie.target == schema
    )
    places = ((pointer, reader.atlas.pointers.get(pointer)) for pointer in dict.fromkeys(pointers))
    return tuple(Ref(label=pointer, href=href(place) if place else "") for pointer, place in places)


def _code(id_: str, label: str, code: str, language: str) -> CodeView:
    return CodeView(id=id_, label=label, language=language, html=highlighted(code, language), code=code)


def _request(operation: Operation) -> CodeView | None:
    sample = operation.sample
    return (
        _code("sample-request", "JSON", sample.text.strip("\n"), "json" if sample.exact else "text")
        if sample
        else None
    )


def _responses(sections: tuple[SectionView, ...]) -> tuple[CodeView, ...]:
    return tuple(
        _code(f"sample-{item.id}", item.code, item.sample, "http")
        for section in sections
        for item in section.responses
        if item.sample
    )
