"""Tables that stand in one place of a page and share no key are two tables, each missing in some locales."""

from __future__ import annotations

from specglot.pipeline import check_book, read_texts


def page(title: str, *keys: str) -> str:
    rows = "".join(f"| `{key}` | Y |\n" if at % 2 else f"| `{key}` | N |\n" for at, key in enumerate(keys))
    return f"# {title} {{#t}}\n\n## A\n\n| A | B |\n|---|---|\n{rows}"


def test_tables_without_a_common_key_are_apart() -> None:
    texts = {
        "de/x.md": page("T", "qoe.rate", "qoe.frames"),
        "fr/x.md": page("T", "qoe.rate", "qoe.frames"),
        "ja/x.md": page("T", "share.all", "share.none"),
        "zh/x.md": page("T", "share.all", "share.none"),
    }
    book = read_texts(texts)
    assert [[field.name.value for field in schema.fields] for schema in book.spec.schemas] == [
        ["qoe.rate", "qoe.frames"],
        ["share.all", "share.none"],
    ]
    assert [one for one in check_book(book) if one.rule.startswith("field-")] == []


def test_a_renamed_key_keeps_its_table_together() -> None:
    texts = {
        "de/x.md": page("T", "qoe.rate", "qoe.frames"),
        "fr/x.md": page("T", "qoe.rate", "qoe.frames"),
        "ja/x.md": page("T", "qoe.Rate_", "qoe.frames"),
    }
    (schema,) = read_texts(texts).spec.schemas
    assert len(schema.fields) == 2
