"""What stands beside a field's name → presence, type, unit, condition, allowed values, default.

`(Required)`, `（可选；仅…）`, `(string, optional)`, ` - must be in milliseconds`: parentheses first, then the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from specglot.lexicon import Lexicon, normalise
from specglot.model.late import late
from specglot.model.page import Located
from specglot.model.source import Span
from specglot.read.blocks import Run, plain
from specglot.read.lead import read_lead
from specglot.read.prose import cover
from specglot.read.stated import CODE, stated_in
from specglot.read.types import type_in

_OPEN, _CLOSE = "(（[［【", ")）]］】"
_SEPARATOR = late(r"^[\s\u00a0]*[-–—:：——・,，;；]+[\s\u00a0]*|^[\s\u00a0]+")
_PIECES = late(r"[,;，；、。|/]|\.(?=\s)")
_SENTENCES = late(r"[.。;；!！](?=\s|[^\x00-\x7f]|$)|。")


class Qualifiers(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was read beside a name; `rest` are the runs that are left as description."""

    presence: Located[bool] | None = None
    type: Located[str] | None = None
    unit: Located[str] | None = None
    condition: Located[tuple[str, ...]] | None = None
    values: Located[tuple[str, ...]] | None = None
    default: Located[str] | None = None
    rest: tuple[Run, ...] = ()


def masked(runs: Sequence[Run]) -> str:
    """The runs' text with each code span replaced by a mark."""
    return "".join(CODE if run.kind == "code" else "" if run.kind == "html" else run.text for run in runs)


def split_group(runs: Sequence[Run]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Split runs that begin with a bracket into what is inside it and what follows.

    A bracket that never closes takes the rest: real pages lose the closing one, and the words inside still count.
    """
    depth = 0
    inside: list[Run] = []
    for index, run in enumerate(runs):
        if run.kind != "text":
            inside.append(run)
            continue
        for offset, char in enumerate(run.text):
            if char in _OPEN:
                depth += 1
            elif char in _CLOSE:
                depth -= 1
                if depth == 0:
                    inside.append(_cut(run, 0, offset))
                    rest = (_cut(run, offset + 1, len(run.text)), *runs[index + 1 :])
                    return _trim_open(inside), tuple(part for part in rest if part.text)
        inside.append(run)
    return _trim_open(inside), ()


def read_qualifiers(runs: Sequence[Run], words: Lexicon) -> Qualifiers:
    """Read what follows a field's name in a list item."""
    lead = read_lead(runs, words)
    runs = lead.rest
    group: tuple[Run, ...] = ()
    text = masked(runs).lstrip()
    if text[:1] and text[0] in _OPEN:
        group, runs = split_group(runs)
    rest = strip_separator(runs)
    found = Qualifiers(rest=rest)
    if group:
        found = _merge(_from_group(group, words), found)
    elif (
        rest and masked(rest)[:1] in _OPEN
    ):  # `name`: (required) text; a bracket that says nothing is a remark
        inside, behind = split_group(rest)
        said = _from_group(inside, words)
        if said.presence or said.type:
            rest = strip_separator(behind)
            found = _merge(said, Qualifiers(rest=rest))
    found = _merge(found, Qualifiers(presence=lead.presence, type=lead.type))
    if found.presence is None and rest:
        found = _merge(_leading_presence(rest, words), found)
    return _merge(found, read_sentence(rest, words))


def read_beside(runs: Sequence[Run], words: Lexicon) -> Qualifiers:
    """Read what a key's cell says beside the key: `(optional)`, or its type and whether it is required, a line each."""
    found = Qualifiers()
    line: list[Run] = []
    for run in (*runs, None):
        if run is not None and run.kind not in ("break", "html"):
            line.append(run)
        elif line:
            type_ = type_in(plain(tuple(line)).strip(), words)
            place = cover([one.span for one in line])
            if type_:
                raw = plain(tuple(line)).strip()
                said = Qualifiers(type=Located(value=type_, raw=raw, span=place))
            else:
                said = read_qualifiers(line, words)
            found = _merge(found, Qualifiers(presence=said.presence, type=said.type))
            line = []
    return found


def read_presence(runs: Sequence[Run], words: Lexicon) -> Located[bool] | None:
    """Read out of a description whether its field is required: from its first words, or a last sentence of one word."""
    lead = read_lead(runs, words)
    if lead.presence or not runs:
        return lead.presence
    text = masked(runs).strip()
    if text[:1] and text[0] in _OPEN:
        return _from_group(split_group(runs)[0], words).presence
    if leading := _leading_presence(runs, words).presence:
        return None if is_conditional(text, words) else leading
    last = _SENTENCES.split(text.rstrip(" .。*"))[-1].strip(" *")
    concept = words.exact("presence", last) if last and last != text else None
    if concept is None:
        return None
    return Located(
        value=concept == "required", raw=plain(tuple(runs)).strip(), span=cover([run.span for run in runs])
    )


def read_sentence(runs: Sequence[Run], words: Lexicon) -> Qualifiers:
    """Read unit, type, values and default out of a description. Two different ones make neither: unknown is unknown."""
    stated = stated_in(runs, words)
    runs = tuple(run for run in runs if run.kind != "html")
    if not runs:
        return Qualifiers()
    text = masked(runs)
    span = cover([run.span for run in runs])
    normal = normalise(text)
    # "every 10 seconds" is a duration, not the field's unit
    units = {hit.concept for hit in words.find("unit", text) if not _is_counted(normal, hit.start)}
    # In a sentence, words for string, object and list mean other things as often: a channel is a "chaîne" too.
    types = {hit.concept for hit in words.find("type-phrase", text)} & {"number", "integer", "boolean"}
    if types == {"number", "integer"}:
        types = {"number"}
    raw = plain(runs).strip()
    return Qualifiers(
        unit=Located(value=units.pop(), raw=raw, span=span) if len(units) == 1 else None,
        type=Located(value=types.pop(), raw=raw, span=span) if len(types) == 1 else None,
        values=Located(value=stated.values, raw=raw, span=span) if stated.values else None,
        default=Located(value=stated.default, raw=raw, span=span) if stated.default is not None else None,
    )


def _is_counted(text: str, place: int) -> bool:
    """Whether a number stands before a place, with nothing but marks, blanks and a counter (`8 个`) in between."""
    while place and ((before := text[place - 1]) in ".,个個개" or before.isspace()):
        place -= 1
    return place > 0 and text[place - 1].isdecimal()


def allowed_values(runs: Sequence[Run], words: Lexicon) -> Located[tuple[str, ...]] | None:
    """A paragraph that only lists values behind a label: **Valid values:** `a`, `b`."""
    runs = tuple(run for run in runs if run.kind != "html")
    codes = [run for run in runs if run.kind == "code"]
    if not codes:
        return None
    label_runs = runs[: runs.index(codes[0])]
    label = plain(label_runs).replace("*", "").strip()
    between = "".join(run.text for run in runs[runs.index(codes[0]) :] if run.kind != "code")
    known = bool(label) and words.prefix("phrase", label) is not None
    if known:
        hit = words.prefix("phrase", label)
        known = hit is not None and hit[0] == "allowed-values"
    labelled = bool(label_runs) and (label.endswith((":", "：")) or all(run.strong for run in label_runs))
    listed = not re.sub(r"[\s,，、;；/|*.。]|and|or", "", between)
    if label and (known or labelled) and listed:
        return Located(
            value=tuple(run.text for run in codes),
            raw=plain(runs).strip(),
            span=cover([run.span for run in codes]),
        )
    return None


def strip_separator(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs without the dash or colon that divides a name from its description."""
    kept = tuple(runs)
    while kept and kept[0].kind in ("text", "break"):
        text = kept[0].text
        bare = "" if kept[0].kind == "break" else _SEPARATOR.sub("", text, count=1)
        if bare:
            return (_cut(kept[0], len(text) - len(bare), len(text)), *kept[1:]) if bare != text else kept
        kept = kept[1:]
    return kept


def _from_group(runs: Sequence[Run], words: Lexicon) -> Qualifiers:
    text = masked(runs)
    raw = plain(tuple(runs)).strip()
    span = cover([run.span for run in runs])
    codes = tuple(run.text for run in runs if run.kind == "code")
    presence: Located[bool] | None = None
    type_: Located[str] | None = None
    pieces = [piece.strip() for piece in _PIECES.split(text) if piece.strip()]
    for piece in pieces:
        if presence is None and (hit := words.prefix("presence", piece)):
            if hit[0] == "optional" or not is_conditional(piece, words):
                presence = Located(value=hit[0] == "required", raw=raw, span=span)
        elif type_ is None and (kind := type_in(piece, words)):
            type_ = Located(value=kind, raw=piece, span=span)
    phrases = {hit.concept for hit in words.find("phrase", text)}
    condition = values = None
    default: Located[str] | None = None
    if codes and "only-with" in phrases:
        condition = Located(value=codes, raw=raw, span=span)
    elif codes and "allowed-values" in phrases:
        values = Located(value=codes, raw=raw, span=span)
    elif codes and "default" in phrases:
        default = Located(value=codes[0], raw=raw, span=span)
    unit = read_sentence(runs, words).unit
    return Qualifiers(
        presence=presence, type=type_, unit=unit, condition=condition, values=values, default=default
    )


def is_conditional(text: str, words: Lexicon) -> bool:
    """Whether a word for "required" goes on to say when: then it says neither that it is nor that it is not."""
    return any(hit.concept == "required-for" and hit.start == 0 for hit in words.find("phrase", text))


def _leading_presence(rest: Sequence[Run], words: Lexicon) -> Qualifiers:
    text = masked(rest).replace("*", "")
    # The word must stand alone: "must be in seconds" begins with a word for "required" too, and says nothing of it.
    first = next((piece.strip() for piece in _PIECES.split(text) if piece.strip()), "")
    first = re.split(r"\s[-–—]\s|[:：]", first, maxsplit=1)[0]
    concept = words.exact("presence", first)
    if concept is None:
        return Qualifiers()
    span = cover([run.span for run in rest])
    raw = plain(tuple(rest)).strip()
    phrases = {found.concept for found in words.find("phrase", text)}
    codes = tuple(run.text for run in rest if run.kind == "code")
    condition = Located(value=codes, raw=raw, span=span) if codes and "only-with" in phrases else None
    return Qualifiers(presence=Located(value=concept == "required", raw=raw, span=span), condition=condition)


def _merge(first: Qualifiers, second: Qualifiers) -> Qualifiers:
    return Qualifiers(
        presence=first.presence or second.presence,
        type=first.type or second.type,
        unit=first.unit or second.unit,
        condition=first.condition or second.condition,
        values=first.values or second.values,
        default=first.default or second.default,
        rest=first.rest or second.rest,
    )


def _cut(run: Run, start: int, end: int) -> Run:
    if start == 0 and end == len(run.text):
        return run
    exact = run.span.line == run.span.end_line and run.span.end_column - run.span.column == len(run.text)
    span = run.span
    if exact:
        span = Span(
            path=span.path,
            line=span.line,
            column=span.column + start,
            end_line=span.line,
            end_column=span.column + end,
        )
    return Run(
        kind=run.kind,
        text=run.text[start:end],
        span=span,
        strong=run.strong,
        emphasis=run.emphasis,
        link=run.link,
    )


def _trim_open(inside: list[Run]) -> tuple[Run, ...]:
    for index, run in enumerate(inside):
        if run.kind == "text":
            bare = run.text.lstrip()
            if bare and bare[0] in _OPEN:
                shift = len(run.text) - len(bare) + 1
                inside[index] = _cut(run, shift, len(run.text))
                return tuple(part for part in inside[index:] if part.text)
    return tuple(inside)
