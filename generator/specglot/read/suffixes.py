"""The paths of a book → those whose names only look as if they ended in a locale: `sign-it.md`."""

from __future__ import annotations

from collections.abc import Iterable

from specglot.read.locale import from_path


def doubtful(paths: Iterable[str]) -> frozenset[str]:
    """The paths that nothing but the last word of a hyphenated name gives a locale, and nothing in the book confirms.

    Confirmed is a language that another path names by folder or behind a dot (`events.fr.md`), or a name that ends in
    two languages (`sign-de.md` beside `sign-it.md`). A region makes it no word: `sign-pt-BR.md`.
    """
    known: set[str] = set()
    open_: dict[str, list[tuple[str, str]]] = {}
    for path in paths:
        found = from_path(path)
        if found is None:
            continue
        tag, neutral, by = found
        if by == "path" or "-" in tag or f".{tag}." in path.rpartition("/")[2].lower():
            known.add(tag.partition("-")[0])
        else:
            open_.setdefault(neutral, []).append((path, tag))
    for alike in open_.values():
        tags = {tag for _, tag in alike}
        if len(tags) > 1:
            known |= tags
    return frozenset(path for alike in open_.values() for path, tag in alike if tag not in known)
