"""Response-code tables, bullets and HTTP samples → status rows and response samples."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from specglot.lexicon import Lexicon
from specglot.model.late import late
from specglot.model.page import HeaderRow, Located, Prose, ResponseSampleRow, SampleRow, StatusRow
from specglot.model.source import Span
from specglot.read import prose
from specglot.read.blocks import Fence, Inline, LinkTarget, ListBlock, Run, Table, plain
from specglot.read.columns import cell_text, half_width, status_code
from specglot.read.outline import first_paragraph
from specglot.read.prose import join_pieces, tidy
from specglot.read.qualifiers import strip_separator
from specglot.read.samples import looks_like_json, read_sample

_STATUS_LINE = late(r"\s*HTTP/\d(?:\.\d)?[ \t]+(\d{3})[ \t]*([^\n]*)\n?")
_HEADER = late(
    r"[ \t]*([A-Za-z][A-Za-z0-9-]*)[ \t]*(:)?[ \t]+(\S[^\n]*)|[ \t]*([A-Za-z][A-Za-z0-9-]*):[ \t]*$"
)
_SPOKEN = late(r"([1-5]\d{2})(?:[ -][A-Za-z][A-Za-z ]*)?")
_TITLED = late(r"(?:HTTP(?:/[\d.]+)? ?)?([2-5]\d{2})(?:\s*[-–—:：]?\s*(\D{2,60}))?")
_IN_SENTENCE = late(r"HTTP\b[^\d\n.]{0,24}(?<![\w.])([2-5]\d{2})(?![\d.])")
_CODES = late(r"(?<![\w.])([2-5]\d{2})(?![\w.])")
_BREAK = late(r"<br\s*/?>", re.IGNORECASE)


@cache
def _phrases() -> dict[str, tuple[str, str]]:
    """What HTTP calls each status, as it is written and as programs write it (RFC 9110, section 15)."""
    from http import HTTPStatus  # few pages have a heading to compare

    return {
        str(one.value): (one.phrase.casefold(), one.name.replace("_", " ").casefold()) for one in HTTPStatus
    }


def status_rows(table: Table, found: dict[str, int], words: Lexicon) -> tuple[StatusRow, ...]:
    """The rows of a response-code table."""
    rows: list[StatusRow] = []
    for line in table.rows:
        code_cell = line.cells[found["status"]]
        code = status_code(code_cell)
        if code is None:
            continue
        described = line.cells[found["description"]] if "description" in found else None
        label, description = _label(described) if described else (None, None)
        action: Prose | None = None
        has_action: Located[bool] | None = None
        if "action" in found and found["action"] < line.width:
            cell = line.cells[found["action"]]
            action, has_action = _action(cell, words)
        rows.append(
            StatusRow(
                code=Located(value=code, raw=cell_text(code_cell), span=code_cell.span),
                span=line.span,
                label=label,
                description=description,
                action=action,
                has_action=has_action,
            )
        )
    return tuple(rows)


def status_bullets(block: ListBlock) -> tuple[StatusRow, ...]:
    """`* 201 - Created: …`: rows where every item begins with a status code, else nothing."""
    rows: list[StatusRow] = []
    for item in block.items:
        paragraph = first_paragraph(item)
        code = status_code(paragraph.inline) if paragraph else None
        if paragraph is None or code is None:
            return ()
        first = next((run for run in paragraph.inline.runs if code in half_width(run.text)), None)
        if first is None:  # torn apart by markup
            return ()
        index = paragraph.inline.runs.index(first)
        tail = half_width(first.text).partition(code)[2]
        rest = paragraph.inline.runs[index + 1 :]
        if tail.strip():
            rest = (Run(kind="text", text=tail, span=first.span), *rest)
        rest = strip_separator(rest)
        rows.append(
            StatusRow(
                code=Located(value=code, raw=first.text, span=first.span),
                span=paragraph.span,
                description=prose.of_runs(rest, paragraph.inline.links) if rest else None,
            )
        )
    return tuple(rows)


def status_in_prose(inline: Inline) -> StatusRow | None:
    """The status a sentence about the response names: "… returns `201 Created` and the item", "… HTTP status 201"."""
    for run in inline.runs:
        found = _SPOKEN.fullmatch(run.text.strip()) if run.kind == "code" else None
        if found:
            return StatusRow(
                code=Located(value=found.group(1), raw=run.text, span=run.span),
                span=inline.span,
                description=prose.of_inline(inline),
            )
    said = half_width(plain(inline.runs)) if "HTTP" in inline.markdown else ""
    codes = _IN_SENTENCE.findall(said)
    if len(codes) != 1:
        return None
    return StatusRow(
        code=Located(value=codes[0], raw=said.strip(), span=inline.span),
        span=inline.span,
        description=prose.of_inline(inline),
    )


def status_labelled(inline: Inline, words: Lexicon) -> StatusRow | None:
    """The status behind a label that says it is one: `**Code:** 404 NOT FOUND`, with nothing but its phrase behind."""
    line: list[Run] = []
    for run in inline.runs:
        if run.kind == "break" or run.text == "\n" or (run.kind == "html" and _BREAK.match(run.text)):
            break
        line.append(run)
    said = half_width(plain(tuple(line))).strip()
    label, colon, value = said.replace("\uff1a", ":").partition(":")
    if not colon or not value.strip()[:1].isdigit() or words.exact("column", label.strip(" *")) != "status":
        return None
    found = _TITLED.fullmatch(value.strip(" *."))
    if found is None:
        return None
    rest = tuple(inline.runs[len(line) :])
    return StatusRow(
        code=Located(value=found.group(1), raw=said, span=prose.cover([run.span for run in line])),
        span=inline.span,
        description=prose.of_runs(rest, inline.links)
        if any(run.text.strip() for run in rest if run.kind != "html")
        else None,
    )


def status_heading(inline: Inline, *, answers: bool) -> StatusRow | None:
    """The status that a heading names with its phrase or alone: `### 404 Not Found`, `### 200`.

    `answers` tells whether it is known to speak of what the server answers: then other words may stand around the code.
    """
    title = half_width(plain(inline.runs)).strip()
    if not any(char.isdigit() for char in title):
        return None
    found = _TITLED.fullmatch(title)
    if found and (phrase := found.group(2)) and not answers:
        found = found if tidy(phrase).casefold() in _phrases().get(found.group(1), ()) else None
    if found is None and answers:
        codes = _CODES.findall(title)
        found = _CODES.search(title) if len(codes) == 1 else None
    if found is None:
        return None
    code = found.group(1)
    return StatusRow(
        code=Located(value=code, raw=plain(inline.runs).strip(), span=inline.span), span=inline.span
    )


def response_sample(fence: Fence, path: str) -> ResponseSampleRow | None:
    """An HTTP response: a status line, headers with or without colons, a JSON body behind a blank line."""
    found = _STATUS_LINE.match(fence.text)
    if not found:
        return None
    head, _, body = fence.text[found.end() :].partition("\n\n")
    headers: list[HeaderRow] = []
    start = fence.text.count("\n", 0, found.start(1))
    first = start + 1
    for offset, line in enumerate(head.split("\n")):
        match = _HEADER.fullmatch(line.rstrip())
        if not match:
            continue
        name = match.group(1) or match.group(4)
        span = _line_span(fence, path, first + offset, line.index(name), len(name))
        headers.append(
            HeaderRow(
                name=Located(value=name, raw=line.strip(), span=span), value=(match.group(3) or "").strip()
            )
        )
    column = found.start(1) - (fence.text.rfind("\n", 0, found.start(1)) + 1)
    return ResponseSampleRow(
        status=Located(
            value=found.group(1), raw=found.group().strip(), span=_line_span(fence, path, start, column, 3)
        ),
        reason=found.group(2).strip(),
        headers=tuple(headers),
        span=fence.span,
        body=_body(fence, path, body, fence.text.count("\n", 0, len(fence.text) - len(body))),
    )


def _body(fence: Fence, path: str, text: str, line: int) -> SampleRow | None:
    if not looks_like_json(text):
        return None
    return read_sample(text, path, fence.first_line + line, fence.indents[line:], fence.span)


def _line_span(fence: Fence, path: str, line: int, column: int, length: int) -> Span:
    indent = fence.indents[line] if line < len(fence.indents) else 0
    number = fence.first_line + line
    return Span(
        path=path,
        line=number,
        column=column + indent + 1,
        end_line=number,
        end_column=column + indent + 1 + length,
    )


def _label(cell: Inline) -> tuple[Prose | None, Prose | None]:
    """Split `**Label.** <br/><br/>text`. The bold run is the label even where the break was torn away from it."""
    runs = tuple(run for run in cell.runs if run.text.strip() or run.kind in ("break", "html"))
    if not runs:
        return None, None
    if runs[0].strong:
        end = next((index for index, run in enumerate(runs) if not run.strong), len(runs))
        label = prose.of_runs(tuple(_unbold(run) for run in runs[:end]), cell.links)
        return label, _joined(runs[end:], cell.links)
    broken = next(
        (index for index, run in enumerate(runs) if run.kind == "html" and _BREAK.match(run.text)), None
    )
    if broken:
        return prose.of_runs(runs[:broken], cell.links), _joined(runs[broken:], cell.links)
    return None, _joined(runs, cell.links)


def _unbold(run: Run) -> Run:
    return Run(kind=run.kind, text=run.text, span=run.span, emphasis=run.emphasis, link=run.link)


def _joined(runs: Sequence[Run], links: Sequence[LinkTarget]) -> Prose | None:
    """The runs as prose, pieces on both sides of a `<br/>` joined as their script writes them."""
    pieces: list[list[Run]] = [[]]
    for run in runs:
        if run.kind == "html" and _BREAK.match(run.text):
            pieces.append([])
        else:
            pieces[-1].append(run)
    kept = [piece for piece in pieces if tidy(plain(tuple(piece)))]
    if not kept:
        return None
    whole = [prose.of_runs(piece, links) for piece in kept]
    if len(whole) == 1:
        return whole[0]
    return Prose(
        markdown=join_pieces(part.markdown for part in whole),
        text=join_pieces(part.text for part in whole),
        span=prose.cover([part.span for part in whole]),
        atoms=tuple(atom for part in whole for atom in part.atoms),
    )


def _action(cell: Inline, words: Lexicon) -> tuple[Prose | None, Located[bool] | None]:
    text = cell_text(cell)
    nothing = not text.strip(" -–—―*") or words.exact("value", text) in ("not-applicable", "none", "null")
    if (
        not nothing
        and not words.complete
        and not any(run.kind == "code" or run.link is not None for run in cell.runs)
    ):
        return None, None  # it may be a way to say "none" that is not known
    has = Located(value=not nothing, raw=text, span=cell.span)
    return (None if nothing else prose.of_inline(cell)), has
