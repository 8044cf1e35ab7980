"""One source as one page."""

from __future__ import annotations

import pytest
from reading import WHOLE, page_of

from goldens import golden, outline, source
from specglot.model.page import BlockRow


def test_a_whole_page() -> None:
    page = page_of(WHOLE, "zh")
    (operation,) = page.operations
    assert [(row.location, row.field.name.value) for row in operation.parameters] == [("path", "boat-id")]
    assert operation.sample is not None
    assert [field.name.value for field in operation.body] == ["wind", "crew"]
    assert [sample.status.value for sample in operation.response_samples] == ["201"]
    assert [status.code.value for status in operation.statuses] == ["201", "404"]
    assert operation.status_span is not None
    assert operation.status_span.line == 37
    assert [(section.kind, section.anchor and section.anchor.value) for section in page.sections] == [
        (None, "trips"), ("uri-parameters", None), ("request-body", None), ("response", None), ("response-codes", None),
    ]  # fmt: skip
    assert [block for block in page.blocks if block.role == "unread"] == [
        BlockRow(kind="paragraph", role="unread", span=page.blocks[-1].span, text="<video></video>")
    ]
    assert page.title == "航行"


def test_an_unclosed_fence_is_a_flaw_and_stays_unread() -> None:
    page = page_of("# T\n\nText.\n\n```\nGET https://h/v1/a\n\n## Antwort\n\n* `a` (Optional)\n", "de")
    assert page.operations == ()
    (flaw,) = page.flaws
    assert (flaw.kind, str(flaw.span)) == ("fence-unclosed", "x/page.md:5:1")
    assert [(block.kind, block.text) for block in page.unread] == [("fence", "```")]


def test_an_empty_page() -> None:
    page = page_of("", "ja")
    assert (page.blocks, page.operations, page.title, len(page.sections)) == ((), (), "", 1)


@pytest.mark.parametrize("name", ["trips.zh", "keys.ja", "events.pt"])
def test_golden(name: str) -> None:
    text = outline(page_of(source(f"read/{name}.md"), name.rsplit(".", 1)[-1], f"{name}.md"))
    assert text == golden(f"read/{name}.txt", text)
