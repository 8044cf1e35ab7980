"""What stands at the edge of a heading or a quote and is no text of it: anchors, alert marks."""

from __future__ import annotations

import re

from specglot.model.source import Span
from specglot.read.blocks import Block, Inline, Paragraph, Run

_ANCHOR = re.compile(r"\s*\{\s*#\s*([^\s{}]+)\s*\}\s*$")
_NAMED = re.compile(r"""<a\s[^>]*?(?:name|id)\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)


def take_anchor(inline: Inline) -> tuple[str | None, Span | None, Inline]:
    """Split `{#slug}` or `<a name="slug">` off a heading."""
    if inline.runs and inline.runs[-1].kind == "text":
        last = inline.runs[-1]
        found = _ANCHOR.search(last.text)
        if found:
            kept = last.text[: found.start()]
            end = last.span.column + found.start()
            anchor_span = Span(
                path=last.span.path,
                line=last.span.end_line,
                column=last.span.column + found.start(1),
                end_line=last.span.end_line,
                end_column=last.span.column + found.end(1),
            )
            runs = inline.runs[:-1]
            if kept:
                runs = (
                    *runs,
                    Run(
                        kind="text",
                        text=kept,
                        span=Span(
                            path=last.span.path,
                            line=last.span.line,
                            column=last.span.column,
                            end_line=last.span.end_line,
                            end_column=end,
                        ),
                        strong=last.strong,
                        emphasis=last.emphasis,
                        link=last.link,
                    ),
                )
            whole = inline.markdown
            cut = whole.rfind("{")
            span = runs[-1].span if runs else last.span
            shorter = Inline(
                markdown=whole[:cut].rstrip(),
                runs=runs,
                links=inline.links,
                span=Span(
                    path=inline.span.path,
                    line=inline.span.line,
                    column=inline.span.column,
                    end_line=span.end_line,
                    end_column=span.end_column,
                ),
            )
            return found.group(1), anchor_span, shorter
    for run in inline.runs:
        if run.kind == "html" and (found := _NAMED.match(run.text)):
            return found.group(1), run.span, inline
    return None, None, inline


def without_prefix(paragraph: Paragraph, length: int) -> tuple[Block, ...]:
    """A paragraph without its first `length` characters; nothing where nothing is left."""
    markdown = paragraph.inline.markdown[length:]
    if not markdown.strip():
        return ()
    left = length
    runs: list[Run] = []
    for run in paragraph.inline.runs:
        if left <= 0:
            runs.append(run)
            continue
        if len(run.text) <= left:
            left -= len(run.text)
            continue
        span = run.span
        runs.append(
            Run(
                kind=run.kind,
                text=run.text[left:],
                span=Span(
                    path=span.path,
                    line=span.line,
                    column=span.column + left,
                    end_line=span.end_line,
                    end_column=span.end_column,
                ),
                strong=run.strong,
                emphasis=run.emphasis,
                link=run.link,
            )
        )
        left = 0
    inline = Inline(
        markdown=markdown, runs=tuple(runs), links=paragraph.inline.links, span=paragraph.inline.span
    )
    return (Paragraph(inline=inline, span=paragraph.span),)
