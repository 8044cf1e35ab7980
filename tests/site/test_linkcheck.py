"""Broken links of a built site are found, sound ones are not."""

from pathlib import Path

import pytest

from specglot.site.linkcheck import base_of, broken_links


def put(site: Path, **pages: str) -> Path:
    for name, body in pages.items():
        path = site / (name.replace("__", "/") + ".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
    return site


@pytest.mark.parametrize(
    "link",
    ['<a href="b.html">', '<a href="b.html#x">', '<a href="#y"><p id="y">', '<a href="https://example.org/none">', '<a href="d/">',
     '<a href="/b.html?q=1#x">', '<img src="pic.svg">', '<a href="mailto:a@example.org">', '<a href="b.html#%78">'],
)  # fmt: skip
def test_sound_links(tmp_path: Path, link: str) -> None:
    put(tmp_path, a=link, b='<p id="x">', d__index="")
    (tmp_path / "pic.svg").write_text("")
    assert broken_links(tmp_path) == ()


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ('<a href="c.html">', "no such file"),
        ('<a href="b.html#z">', "no such anchor"),
        ('<a href="#z">', "no such anchor"),
        ('<a href="../../etc/passwd">', "out of the site"),
        ('<a href="javascript:alert(1)">', "must not use"),
        ('<script src="https://elsewhere.example/x.js">', "from elsewhere"),
        ('<link rel="stylesheet" href="//elsewhere.example/x.css">', "from elsewhere"),
        ('<p id="x"><p id="x">', "twice"),
    ],
)
def test_broken_links(tmp_path: Path, link: str, reason: str) -> None:
    put(tmp_path, a=link, b='<p id="x">')
    (problem,) = broken_links(tmp_path)
    assert reason in str(problem)
    assert problem.page == "a.html"


def test_only_asked_pages_are_checked(tmp_path: Path) -> None:
    put(tmp_path, a='<a href="c.html">', b='<a href="c.html">')
    assert [problem.page for problem in broken_links(tmp_path, only="b.html".__eq__)] == ["b.html"]


def test_links_from_the_servers_root_begin_with_the_sites_own_path(tmp_path: Path) -> None:
    put(tmp_path, a='<a href="/docs/v1/b.html#x"><a href="/docs/v1/">', b='<p id="x">', index="")
    base = base_of("https://example.org/docs/v1/")
    assert base == "/docs/v1/"
    assert broken_links(tmp_path, base=base) == ()
    assert [problem.reason for problem in broken_links(tmp_path)] == ["there is no such file"] * 2
    put(tmp_path, a='<a href="/b.html"><a href="/docs/v1/c.html">')
    assert [problem.reason for problem in broken_links(tmp_path, base=base)] == [
        "it leads out of the site",
        "there is no such file",
    ]
    assert base_of("") == base_of("https://example.org") == "/"


def test_what_pages_load_may_be_somebody_elses_business(tmp_path: Path) -> None:
    put(tmp_path, a='<script src="https://elsewhere.example/x.js"></script>')
    assert broken_links(tmp_path, loads=False) == ()
