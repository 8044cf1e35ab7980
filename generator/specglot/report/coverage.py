"""Pages → what share of their blocks was read, as what, and what was not."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from specglot.model.page import BlockRow, Page
from specglot.report.visible import one_line


class Coverage(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was read of some pages. `roles` counts blocks by what they were read as; `unread` names the rest."""

    name: str
    roles: tuple[tuple[str, int], ...]
    unread: tuple[BlockRow, ...]

    @property
    def blocks(self) -> int:
        """How many blocks there are."""
        return sum(count for _, count in self.roles)

    @property
    def share(self) -> float:
        """The share of blocks that were read, from 0 to 1; 1 for pages without blocks."""
        return 1 - len(self.unread) / self.blocks if self.blocks else 1.0


def coverage(name: str, pages: Iterable[Page]) -> Coverage:
    """Count the blocks of some pages."""
    roles: Counter[str] = Counter()
    unread: list[BlockRow] = []
    for page in pages:
        roles.update(block.role for block in page.blocks)
        unread.extend(page.unread)
    return Coverage(name=name, roles=tuple(sorted(roles.items())), unread=tuple(unread))


def by_locale(pages: Sequence[Page]) -> tuple[Coverage, ...]:
    """The coverage of each locale."""
    locales = sorted({page.locale for page in pages})
    return tuple(coverage(locale, (page for page in pages if page.locale == locale)) for locale in locales)


def by_page(pages: Sequence[Page]) -> tuple[Coverage, ...]:
    """The coverage of each page."""
    return tuple(coverage(page.path, (page,)) for page in pages)


def as_text(pages: Sequence[Page]) -> str:
    """A table by locale, the pages that were not read whole, and the unread blocks by kind."""
    lines = ["locale    blocks   read"]
    lines.extend(f"{one.name:<8}{one.blocks:>8}{one.share:>7.1%}" for one in by_locale(pages))
    partly = [one for one in by_page(pages) if one.unread]
    if partly:
        lines += ["", "pages with unread blocks"]
        lines.extend(
            f"{one.share:>7.1%}  {one.name}" for one in sorted(partly, key=lambda one: (one.share, one.name))
        )
        lines += ["", "unread, by kind"]
        kinds = Counter(block.kind for one in partly for block in one.unread)
        for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
            lines.append(f"{kind}: {count}")
            shown = [block for one in partly for block in one.unread if block.kind == kind][:5]
            lines.extend(f"  {block.span.path}:{block.span.line}  {one_line(block.text)}" for block in shown)
            if count > len(shown):
                lines.append(f"  … {count - len(shown)} more in the JSON form")
    return "\n".join(lines) + "\n"


def as_json(pages: Sequence[Page]) -> str:
    """The same with every unread block, for machines."""
    document = {
        "locales": {one.name: _counts(one) for one in by_locale(pages)},
        "pages": {one.name: _counts(one) for one in by_page(pages)},
        "unread": [
            {"path": block.span.path, "line": block.span.line, "kind": block.kind, "text": block.text}
            for page in pages
            for block in page.unread
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _counts(one: Coverage) -> dict[str, object]:
    return {"blocks": one.blocks, "read": round(one.share, 4), "roles": dict(one.roles)}
