"""Laws of the spec folder: same input, same bytes; valid whatever the pages say; in one language each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV31SpecValidator

from specglot import pipeline
from specglot.check.samples import keys, parcels
from specglot.config import Config

ROOT = Path(__file__).parents[2]
LOCALES = ("de", "fr", "ja", "zh")


def texts(root: Path = ROOT / "docs") -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.glob("??/*.md"))
    }


def written(book: pipeline.Book) -> dict[str, str]:
    return {output.path: output.text for output in pipeline.spec_outputs(book)}


SHIPPED = texts()
EXPECTED = written(pipeline.read_texts(SHIPPED))


@settings(max_examples=8)
@given(st.permutations(sorted(SHIPPED)))
def test_the_order_of_files_does_not_matter(paths: list[str]) -> None:
    config = Config(root=Path())
    sources = pipeline.read_texts(SHIPPED).sources
    by_path = {source.path: source for source in sources}
    ordered = tuple(by_path[path] for path in paths)
    pages = tuple(pipeline.read_source(source, config) for source in ordered)
    assert written(pipeline.merge_book(ordered, pages, config=config, root=Path())) == EXPECTED


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_the_hash_seed_does_not_matter(seed: str, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(ROOT / "generator"),
        "TZ": "Asia/Tokyo",
        "LC_ALL": "C",
    }
    done = subprocess.run(
        [sys.executable, "-m", "specglot", "extract", str(ROOT / "docs" / "ja"), str(ROOT / "docs" / "fr"), "--out", str(tmp_path / "s")],
        cwd=tmp_path, env=environment, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    some = {path: text for path, text in SHIPPED.items() if path[:2] in ("ja", "fr")}
    expected = written(pipeline.read_texts(some))
    assert {path: (tmp_path / "s" / path).read_text(encoding="utf-8") for path in expected} == expected


def test_nothing_of_this_machine_is_in_it() -> None:
    for text in EXPECTED.values():
        assert str(ROOT) not in text


def damaged() -> st.SearchStrategy[dict[str, str]]:
    """The sample pages with some lines lost, doubled, or with odd things put in."""
    odd = st.sampled_from(
        [
            "`",
            "{x}",
            "| |",
            "<b>",
            "```",
            "\u200b",
            "# ",
            "* `neu` (可选)",
            "`../../x`",
            "{#../x}",
            "'\"\\",
            "\u202e",
            "&lt;script&gt;",
        ]
    )

    def change(draw: Any) -> dict[str, str]:
        pages = {**parcels(*LOCALES), **keys(*LOCALES)}
        for path in draw(st.lists(st.sampled_from(sorted(pages)), max_size=3)):
            lines = pages[path].split("\n")
            at = draw(st.integers(0, len(lines) - 1))
            kind = draw(st.sampled_from(["lose", "double", "insert", "break"]))
            if kind == "lose":
                del lines[at]
            elif kind == "double":
                lines.insert(at, lines[at])
            elif kind == "insert":
                lines.insert(at, draw(odd))
            else:
                half = len(lines[at]) // 2
                lines[at] = lines[at][:half] + draw(odd) + lines[at][half:]
            pages[path] = "\n".join(lines)
        return pages

    return st.composite(change)()


SCHEMA = json.loads(EXPECTED["ledger.schema.json"])


@settings(max_examples=25)
@given(damaged())
def test_damaged_pages_still_give_a_valid_spec(pages: dict[str, str]) -> None:
    outputs = written(pipeline.read_texts(pages))
    document = yaml.safe_load(outputs["openapi.yaml"])
    assert [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()] == []
    assert [
        error.message
        for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(json.loads(outputs["ledger.json"]))
    ] == []
    assert all(path.count("..") == 0 for path in outputs)


@settings(max_examples=25)
@given(damaged())
def test_damaged_pages_can_be_checked(pages: dict[str, str]) -> None:
    book = pipeline.read_texts(pages)
    lines = {source.path: len(source.lines) for source in book.sources}
    for finding in pipeline.check_book(book):
        for span in (finding.primary, *(other.span for other in finding.related)):
            assert 1 <= span.line <= lines[span.path] + 1, finding
            assert span.column >= 1
