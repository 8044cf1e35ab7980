"""Outlines + pages → where each fact, link target and finding stands on the site."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

import msgspec

from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page
from specglot.model.source import Span
from specglot.model.spec import Fact, Operation, Spec, facts
from specglot.site.anchors import token
from specglot.site.outline import Outline, Section, field_items, ids_of


class Place(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of the site and an id on it, "" for its top."""

    slug: str
    anchor: str = ""


class Atlas(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Lookups from the spec's names to places; built once, the same for all locales.

    `operations` keys are ids and pointers, `pointers` keys are fact pointers, `names` ids of enumerations and schemas,
    `values` the values of enumerations, `lines` the source lines of claims, `groups` page groups, `paths` source pages
    without extension, `tails` their last segments where only one group has them (links may spell a path that the docs
    do not have).
    """

    outlines: tuple[Outline, ...]
    operations: Mapping[str, Operation]
    pointers: Mapping[str, Place]
    names: Mapping[str, Place]
    values: Mapping[str, Place]
    lines: Mapping[tuple[str, int], Place]
    groups: Mapping[str, str]
    paths: Mapping[str, str]
    tails: Mapping[str, str]
    links: Mapping[tuple[str, str], str]
    anchors: Mapping[str, frozenset[str]]

    def finding(self, finding: Diagnostic) -> Place | None:
        """Where a finding belongs; None where nothing tells.

        Its subject is a pointer, with the kind of fact before it or more after it; else its line decides, else
        its page.
        """
        words = finding.subject.split(" ")
        for start in (0, 1):
            for end in range(len(words), start, -1):
                place = self.pointers.get(" ".join(words[start:end]))
                if place:
                    return place
        span = finding.primary
        place = self.lines.get((span.path, span.line))
        if place:
            return place
        group = finding.group or self.paths.get(stem(span.path), "")
        return Place(slug=self.groups[group]) if group in self.groups else None

    def link(self, page: str, target: str) -> Place | None:
        """Where a page's link leads on the site; None for one that leads elsewhere or nowhere."""
        path, _, fragment = target.partition("#")
        path = path.partition("?")[0]
        known = self.links.get((page, target)) or posixpath.normpath(
            posixpath.join(posixpath.dirname(page), stem(path))
        )
        wanted_page = known if path else stem(page)
        group = self.paths.get(wanted_page) or self.tails.get(posixpath.basename(wanted_page))
        slug = self.groups.get(group or "")
        if slug is None:
            return None
        ids = self.anchors[slug]
        wanted = token(fragment) if fragment else ""
        found = next((name for name in (wanted, f"value-{wanted}", f"field-{wanted}") if name in ids), "")
        return Place(slug=slug, anchor=found)


def stem(path: str) -> str:
    """A page path without its extension."""
    base, extension = posixpath.splitext(path)
    return base if extension.lower() in (".md", ".markdown", ".txt", ".html") else path


def atlas(spec: Spec, pages: tuple[Page, ...], outlines: tuple[Outline, ...]) -> Atlas:
    """Index a spec's outlines."""
    pointers: dict[str, Place] = {}
    names: dict[str, Place] = {}
    values: dict[str, Place] = {}
    lines: dict[tuple[str, int], Place] = {}
    groups: dict[str, str] = {}
    for outline in outlines:
        groups.setdefault(outline.group, outline.slug)
        if outline.operation:
            top = Place(slug=outline.slug)
            pointers.setdefault(outline.operation.pointer, top)
            names.setdefault(outline.operation.id, top)
        for section in outline.sections:
            for anchor, node in _nodes(section):
                place = Place(slug=outline.slug, anchor=anchor)
                for fact in facts(node):
                    pointers.setdefault(fact.pointer, place)
                    for span in _spans(fact):
                        lines.setdefault((span.path, span.line), place)
            _name(section, outline.slug, names, values)
    return Atlas(
        outlines=outlines,
        operations={name: op for op in reversed(spec.operations) for name in (op.id, op.pointer)},
        pointers=pointers,
        names=names,
        values=values,
        lines=lines,
        groups=groups,
        paths={stem(ref.path): group.id for group in spec.groups for ref in group.pages},
        tails=_tails(spec),
        links={
            (page.path, link.target.value): link.page for page in pages for link in page.links if link.page
        },
        anchors={outline.slug: frozenset(ids_of(outline)) for outline in outlines},
    )


def _tails(spec: Spec) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for group in spec.groups:
        for page in group.pages:
            found.setdefault(posixpath.basename(stem(page.path)), set()).add(group.id)
    return {tail: min(groups) for tail, groups in found.items() if len(groups) == 1}


def _nodes(section: Section) -> list[tuple[str, object]]:
    """The ids of a section and what they stand for, innermost first so that a field wins over its parent."""
    found: list[tuple[str, object]] = [(item.id, item.parameter) for item in section.parameters]
    found += [(item.id, item.field) for item in reversed(tuple(field_items(section.fields)))]
    found += [(item.id, item.response) for item in section.responses]
    found += [(item.id, item.value) for item in section.values]
    if section.text:
        found.append((section.id, section.text))
    return found


def _name(section: Section, slug: str, names: dict[str, Place], values: dict[str, Place]) -> None:
    place = Place(slug=slug, anchor=section.id)
    if section.schema:
        names.setdefault(section.schema.id, place)
    if section.enum:
        names.setdefault(section.enum.id, place)
        for item in section.values:
            values.setdefault(item.value.value.value, Place(slug=slug, anchor=item.id))


def _spans(fact: Fact[object]) -> list[Span]:
    return [claim.span for claim in fact.claims] + [gap.span for gap in fact.gaps]
