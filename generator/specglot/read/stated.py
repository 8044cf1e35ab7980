"""A description → the values and the default that a sentence of it states: `Valid values: a, b. Default: a`.

Only what is written to the end of the list counts: values followed by more text may be examples, and two numbers with a
word between them are as likely the ends of a range.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from specglot.lexicon import Lexicon, normalise
from specglot.model.late import late
from specglot.read.blocks import PARTING, Run

CODE: Final = "\u0000"
"""Stands for a code span in text that words are looked up in, so that code is never taken for a word."""

_LIKELY: Final = late(r"\x00|[:=\uff1a]\s*[A-Z\d+tf-]")
_REMARK: Final = r"(?:\s*\([^()\x00]*\))?"
_BETWEEN: Final = r"(?:\s*[,;/|\u3001]\s*(?:[^\W\d_]{1,5}\s+)?|\s*[^\W\d_]{1,5}\s*|\s+)"
_CODES: Final = late(rf"\s*:?\s*\x00{_REMARK}(?:{_BETWEEN}\x00{_REMARK})+\s*(?=[.;\u3002)]|$)")
_WIRE: Final = late(r"[A-Z][A-Z0-9_]+")
_LARGE: Final = late(
    rf"[:\uff1a]\s*({_WIRE.pattern}(?:\s*[,\uff0c/|\u3001]\s*{_WIRE.pattern})+)\s*(?=[.;\uff1b\u3002)\uff09]|$)"
)
_LINE: Final = late(r"[-*\u2022\u00b7\s]*(?:\d+[.)]\s*)?\x00")
_NUMBER: Final = late(r"[+-]?\d+(?:[.,]\d+)?")
_ENDS: Final = " :"
_DEFAULT: Final = late(r"\s*[:=]\s*\x00|\s*\x00(?=\w{0,5}\s*(?:[.,;\u3002\u3001)]|$))")
_BARE: Final = late(r"\s*[:=]\s*([+-]?\d+(?:\.\d+)?|true|false)\s*(?=[,;\u3002\u3001)]|\.(?!\d)|$)")


class Stated(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The values and the default, each as the page writes them."""

    values: tuple[str, ...] = ()
    default: str | None = None


_NOTHING: Final = Stated()


def stated_in(runs: Sequence[Run], words: Lexicon) -> Stated:
    """What a description states; nothing where it says it in a way that may mean something else."""
    text = "".join([_shown(run) for run in runs])
    if not _LIKELY.search(text):
        return _NOTHING
    codes = [run.text for run in runs if run.kind == "code"]
    values: tuple[str, ...] = ()
    default: str | None = None
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if _LIKELY.search(line) or line.rstrip().endswith((":", "\uff1a")):
            plain = normalise(line)
            for hit in words.find("phrase", line):
                behind, rest = plain[hit.end :], codes[plain.count(CODE, 0, hit.end) :]
                if hit.concept == "allowed-values":
                    values = values or _values(behind, rest) or _listed(behind, lines[number + 1 :], rest)
                elif hit.concept == "default" and default is None:
                    default = _default(behind, rest)
            values = values or _written_large(line, words)
        codes = codes[line.count(CODE) :]
    return Stated(values=values, default=default)


def _shown(run: Run) -> str:
    if run.kind == "code":
        return CODE
    if run.kind == "break" or (run.kind == "html" and run.text[:3].lower() in PARTING):
        return "\n"
    return "" if run.kind == "html" else run.text.replace("\n", " ")


def _values(behind: str, codes: Sequence[str]) -> tuple[str, ...]:
    if found := _CODES.match(behind):
        values = tuple(codes[: found.group().count(CODE)])
        spoken = re.search(r"[^\W\d_]", re.sub(r"\([^()]*\)", "", found.group()))
        ranged = spoken and all(map(_NUMBER.fullmatch, values))
        return values if len(set(values)) == len(values) and not ranged else ()
    return ()


def _listed(behind: str, lines: Sequence[str], codes: Sequence[str]) -> tuple[str, ...]:
    """The values that the lines below a label begin with, where the label ends its own line."""
    found: list[str] = []
    at = 0
    for line in lines if not behind.strip(_ENDS) else ():
        if not _LINE.match(line):
            break
        found.append(codes[at])
        at += line.count(CODE)
    return tuple(found) if len(found) > 1 and len(set(found)) == len(found) else ()


def _written_large(line: str, words: Lexicon) -> tuple[str, ...]:
    """The values that stand behind a label without markup: capitals alone tell them from words."""
    for found in _LARGE.finditer(line):
        label = normalise(line[: found.start()])
        if any(
            hit.concept == "allowed-values" and hit.end == len(label) for hit in words.find("phrase", label)
        ):
            return tuple(_WIRE.findall(found.group(1)))
    return ()


def _default(behind: str, codes: Sequence[str]) -> str | None:
    if _DEFAULT.match(behind):
        return codes[0] if codes else None
    found = _BARE.match(behind)
    return found.group(1) if found else None
