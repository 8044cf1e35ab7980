"""Runs of inline content with `<code>` elements in it → runs with those as the code spans they are."""

from __future__ import annotations

from collections.abc import Sequence

from specglot.read.blocks import Run
from specglot.read.prose import cover


def code_spans(runs: Sequence[Run], content: str) -> tuple[Run, ...]:
    """The runs; of each `<code>` element that holds nothing but text one run of kind `code`, its tags included.

    Args:
        runs: the runs of the content, in order.
        content: the source they were made from.
    """
    if "<code" not in content and "<CODE" not in content:
        return tuple(runs)
    found: list[Run] = []
    opened = -1  # where in `found` the element at hand begins
    for run in runs:
        tag = run.text.lower() if run.kind == "html" else ""
        if tag == "<code>" or tag.startswith("<code "):
            opened = len(found)
        elif tag.startswith("</code") and 0 <= opened < len(found) - 1:
            found[opened:] = [_joined([*found[opened:], run])]
            opened = -1
            continue
        elif run.kind != "text":
            opened = -1
        found.append(run)
    return tuple(found)


def _joined(element: list[Run]) -> Run:
    return Run(
        kind="code",
        text=" ".join("".join(run.text for run in element[1:-1]).split()),
        span=cover([run.span for run in element]),
        strong=element[0].strong,
        emphasis=element[0].emphasis,
        link=element[0].link,
    )
