"""Numbers as languages write them → numbers that can be compared."""

from __future__ import annotations

import re

from specglot.check.aligned import Witness
from specglot.check.text import bare
from specglot.model.page import Atom

_GROUPED = re.compile(r"\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
_MYRIADS = re.compile("[万亿萬億兆만억조]")
_PAIR = re.compile(r"\d+,\d{4,}")  # `[1,86400]` is two numbers
_WORDS_UP_TO = 12


def canonical(text: str) -> str:
    """`86,400`, `86.400`, `86 400` and `86400` alike; `1,5` as `1.5`. A lone group of three is read as thousands."""
    plain = bare(text)
    grouped = _GROUPED.fullmatch(plain)
    if grouped and not (plain.startswith("0") and grouped.group(1) in ".,"):
        plain = plain.replace(grouped.group(1), "")
    return plain.replace(",", ".")


def numbers(witness: Witness) -> tuple[str, ...]:
    """The numbers of a text, outside code, in order."""
    return tuple(
        canonical(part)
        for atom in witness.row.prose.atoms
        if atom.kind == "number"
        for part in (atom.text.split(",") if _PAIR.fullmatch(atom.text) else [atom.text])
    )


def number_atom(witness: Witness, number: str) -> Atom | None:
    """Where a text says a number."""
    atoms = witness.row.prose.atoms
    return next((atom for atom in atoms if atom.kind == "number" and canonical(atom.text) == number), None)


def spelled_out(number: str, witness: Witness) -> bool:
    """Whether the text may say the number as a word, within a longer token, or in myriads."""
    if number.isdigit() and int(number) <= _WORDS_UP_TO:
        return True
    text = bare(witness.row.prose.text)
    digits = re.sub(r"(?<=\d)[.,'\s](?=\d)", "", text)
    return bool(_MYRIADS.search(text)) or number in text or number.replace(".", "") in digits
