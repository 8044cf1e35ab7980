"""Ordinary pages: their navigation is their front page's, and the search finds them."""

import json

from specglot.site.manual import ManualPage, manual

FRONT = """<h1 id="manual">Manual</h1><p><a href="start.html">Start</a> <a href="https://example.org/">elsewhere</a></p>
<h2 id="how">How &amp; why</h2><ul><li><a href="howto/b.html">b</a></li><li><a href="howto/a.html#deep">a</a></li></ul>
<h2 id="none">Nothing here</h2><p>No links.</p>
<h2 id="all">All rules</h2><p><a href="rules/index.html">Rules</a> <a href="start.html">again</a></p>"""


def pages() -> tuple[ManualPage, ...]:
    return tuple(
        ManualPage.of(f"manual/{path}", html, "from the file")
        for path, html in {
            "index.html": FRONT,
            "start.html": '<h1 id="s">Start <em>here</em></h1><p>First words.</p><h2 id="next">Next</h2><p>Then &lt;b&gt;.</p>',
            "howto/a.html": "<h1>A</h1>",
            "howto/b.html": "<p>no heading</p>",
            "rules/index.html": "<h1>Rules</h1>",
            "rules/z.html": "<h1>z</h1>",
            "rules/y.html": "<h1>y</h1>",
            "lost.html": "<h1>Lost</h1>",
        }.items()
    )


def test_the_front_page_is_the_navigation() -> None:
    made = manual(pages())
    assert made is not None
    assert made.front == "manual/index.html"
    assert [(part.label, [item.title for item in part.items]) for part in made.parts] == [
        ("", ["Manual", "Start here"]),
        ("How & why", ["from the file", "A"]),
        ("All rules", ["Rules"]),
        ("", ["Lost"]),
    ]
    assert [page.title for page in made.parts[2].items[0].pages] == ["y", "z"]
    assert made.title("manual/rules/z.html") == "z"
    assert made.title("manual/gone.html") == ""


def test_without_a_front_page_all_are_listed() -> None:
    made = manual(tuple(page for page in pages() if not page.path.endswith("index.html")))
    assert made is not None
    assert [item.path for part in made.parts for item in part.items] == [
        "manual/lost.html",
        "manual/start.html",
        "manual/howto/a.html",
        "manual/howto/b.html",
        "manual/rules/y.html",
        "manual/rules/z.html",
    ]
    assert manual(()) is None


def test_sections_are_found() -> None:
    made = manual(pages())
    assert made is not None
    found = json.loads(made.index.removeprefix('specglotIndex("manual",').removesuffix(");\n"))
    slugs = [page[0] for page in found["pages"]]
    rows = {(slugs[row[0]], row[1]): row[4:] for row in found["entries"]}
    assert rows["manual/start", ""] == ["Start here", "First words."]
    assert rows["manual/start", "next"] == ["Next", "Then <b>."]
    assert "<" not in made.index
