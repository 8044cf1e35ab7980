"""What the read tests share: a page from text, and the blocks of a text."""

from __future__ import annotations

from specglot.lexicon import Lexicon, lexicon_for, neutral
from specglot.model.page import OperationRow, Page
from specglot.model.source import Source
from specglot.read import pulldown
from specglot.read.blocks import Block, Inline, Paragraph, plain
from specglot.read.markdown import blocks
from specglot.read.page import read_page
from specglot.read.simpleblocks import front_matter


def words(locale: str) -> Lexicon:
    """The lexicon of a locale."""
    return lexicon_for(locale) or neutral()


def page_of(text: str, locale: str = "en", path: str = "x/page.md") -> Page:
    """A page read from its text."""
    source = Source.of(path, text)
    return read_page(
        source, blocks(source), locale=locale, locale_by="config", neutral="*/page.md", words=words(locale)
    )


def by_pulldown(source: Source) -> tuple[Block, ...] | None:
    """A whole page's blocks by pulldown-cmark; None where markdown-it has to read it."""
    front = front_matter(source) if source.text.startswith("---") else None
    if front is None and source.text.startswith("---"):
        return None
    first = front.span.end_line if front else 0
    found = pulldown.blocks(source, first, len(source.lines))
    return found if found is None or front is None else (front, *found)


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a text."""
    return blocks(Source.of("page.md", text))


def inline_of(text: str) -> Inline:
    """The inline content of a text that is one paragraph."""
    (block,) = blocks_of(text)
    assert isinstance(block, Paragraph)
    return block.inline


def operation_of(text: str, locale: str = "en") -> OperationRow:
    """The one operation of a page."""
    (operation,) = page_of(text, locale).operations
    return operation


ENDPOINT = "```\nPOST\nhttps://{host}/v1/boats/{boat-id}/trips\n```\n\n"


def body_of(listed: str, locale: str) -> dict[str, object]:
    """The body fields of a page that has an endpoint and a list: name → row."""
    operation = operation_of(f"# T\n\n{ENDPOINT}{listed}\n", locale)
    return {field.name.value: field for field in operation.body}


def shown(inline: Inline) -> str:
    """An inline as a reader sees it."""
    return plain(inline.runs)


WHOLE = """\
---
title: 航行
---

# 航行 {#trips}

```
POST
https://{host}/v1/boats/{boat-id}/trips
```

## URI 参数

`boat-id`：船的 ID。

## 请求主体

```
{ "wind": { "speed": 1.5 }, "crew": [] }
```

* `wind`（必需）
   * `speed` - 以秒为单位
* `crew`（可选）

说明。

## 响应

```
HTTP/1.1 201 Created
Location: /v1/boats/1/trips/2
```

## HTTP 响应代码

| HTTP 响应代码 | 描述 | 客户端操作 |
|---|---|---|
| **201** | 好 | 不适用 |
| **404** | 没有 | 再试 |

<video></video>
"""
