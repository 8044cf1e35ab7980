from __future__ import annotations

from specglot.emit.templates import templates_of

FIRST = {
    "README.md.jinja": b"every",
    "python/README.md.jinja": b"python",
    "typescript/package.json.jinja": b"typescript",
    "logo.png": b"\xff\xd8",
    "lines.jinja": b"a\r\nb",
}
SECOND = {
    "README.md.jinja": b"second",
    "python/README.md.jinja": b"second python",
    "python/x.jinja": b"second x",
}


def test_a_targets_own_folder_comes_first() -> None:
    assert templates_of("python", [FIRST])["README.md.jinja"] == "python"
    assert templates_of("typescript", [FIRST])["README.md.jinja"] == "every"
    assert templates_of("typescript", [FIRST])["package.json.jinja"] == "typescript"
    assert "package.json.jinja" not in templates_of("python", [FIRST])


def test_the_first_folder_comes_first() -> None:
    assert templates_of("python", [FIRST, SECOND])["README.md.jinja"] == "python"
    assert templates_of("typescript", [SECOND, FIRST])["README.md.jinja"] == "second"
    assert templates_of("python", [FIRST, SECOND])["x.jinja"] == "second x"


def test_what_is_no_text_is_no_template() -> None:
    found = templates_of("python", [FIRST])
    assert "logo.png" not in found
    assert found["lines.jinja"] == "a\nb"
