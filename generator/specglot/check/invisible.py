"""One locale's text → invisible characters inside its code spans, keys and codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from specglot.check.aligned import Unit, Witness
from specglot.check.hits import Hit
from specglot.check.sheet import Sheet
from specglot.check.text import bare
from specglot.model.diagnostic import Edit, Fix
from specglot.model.late import late

_CHARACTERS = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_REFERENCES = ("&#8203", "&#x200", "&ZeroWidthSpace", "&shy")
_INVISIBLE = late(f"[{_CHARACTERS}]|&(?:#8203|#x200[bB]|ZeroWidthSpace|shy);")
_CODE = late(r"(`+)(.+?)\1", re.DOTALL)
_BARE_CODE = late(r"\d{3}|[\w.-]*[._]\w[\w.-]*", re.ASCII)


def haunted(sheet: Sheet) -> Iterator[int]:
    """The texts that have an invisible character."""
    raw = sheet.raw
    if any(map(raw.__contains__, _CHARACTERS)) or ("&" in raw and any(map(raw.__contains__, _REFERENCES))):
        for found in _INVISIBLE.finditer(raw):
            yield sheet.index(found.start())


def noise(unit: Unit, witness: Witness) -> Iterator[Hit]:
    """Code spans, and cells that hold nothing but a key or code, with invisible characters in them.

    The repair takes them out; where other locales have the clean form, they decided it.
    """
    text = witness.text
    if _INVISIBLE.search(text.raw) is None:
        return
    places = [found.span(2) for found in _CODE.finditer(text.raw)]
    if unit.role == "cell" and not places and _BARE_CODE.fullmatch(bare(text.raw).strip("*_ ")):
        places = [(0, len(text.raw))]
    for start, end in places:
        written = text.raw[start:end]
        clean = _INVISIBLE.sub("", written)
        if clean != written:
            decided = tuple(sorted(other.locale for other in unit.witnesses if _has(other, clean)))
            edits = tuple(
                Edit(span=text.at(start + found.start(), start + found.end()), text="")
                for found in _INVISIBLE.finditer(written)
            )
            fix = Fix(title=f"write {clean}", edits=edits, decided_by=decided) if decided else None
            yield Hit(span=text.at(start, end), what=f"invisible characters stand in {bare(clean)}", fix=fix)


def _has(witness: Witness, clean: str) -> bool:
    wanted = clean.strip("*_ ")
    return any(atom.text == wanted for atom in witness.row.prose.atoms)
