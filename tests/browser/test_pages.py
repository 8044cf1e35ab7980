"""Every page in every language, wide and narrow, light and dark: nothing asked for elsewhere, nothing broken."""

from __future__ import annotations

from pathlib import Path

import pytest

LOCALES = ("zh", "pt", "ja", "de", "fr")


def check_all(watch, site: Path, folder: str) -> list[str]:  # type: ignore[no-untyped-def]
    problems: list[str] = []
    origin = site.as_uri()
    for path in sorted((site / folder).glob("*.html")):
        if path.name == "404.html":
            continue  # It stands at any depth, so its addresses only hold over http.
        name = path.relative_to(site).as_posix()
        address = path.as_uri() + ("?stay" if name == "index.html" else "")
        watched = watch(address)
        for width in (1400, 390):
            for scheme in ("light", "dark"):
                watched.page.set_viewport_size({"width": width, "height": 900})
                watched.page.emulate_media(color_scheme=scheme)
                where = f"{name} {width} {scheme}"
                problems += [f"{where}: {found}" for found in watched.violations()]
                if watched.overflow() > 0:
                    problems.append(f"{where}: {watched.overflow()} px too wide")
        problems += [f"{name}: asks for {url}" for url in watched.foreign(origin)]
        problems += [f"{name}: {error}" for error in watched.errors]
        watched.page.context.close()
    return problems


@pytest.mark.parametrize("folder", [*LOCALES, "", "compare"])
def test_pages_are_sound(watch, contested_site: Path, folder: str) -> None:  # type: ignore[no-untyped-def]
    assert check_all(watch, contested_site, folder) == []


def test_pages_written_from_right_to_left_are_sound(watch, mirrored_site: Path) -> None:  # type: ignore[no-untyped-def]
    assert check_all(watch, mirrored_site, "ar-EG") == []


def test_right_to_left_mirrors_the_panes(watch, mirrored_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((mirrored_site / "ar-EG" / "events-request.html").as_uri()).page
    boxes = {name: page.locator(name).bounding_box() for name in ("nav.side", "article .text", ".rail")}
    assert boxes["nav.side"]["x"] > boxes["article .text"]["x"] > boxes[".rail"]["x"]
    assert page.locator(".rail pre").first.evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_the_same_over_http(watch, served: str, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    for locale in LOCALES:
        watched = watch(f"{served}{locale}/events-request.html")
        watched.page.keyboard.press("/")
        watched.page.wait_for_function("() => Boolean(window.specglotSearch)")
        assert watched.foreign(served) == []
        assert watched.errors == []


def test_a_missing_page_is_told_at_any_depth(watch, served: str) -> None:  # type: ignore[no-untyped-def]
    watched = watch(f"{served}404.html")
    assert watched.errors == []
    assert watched.violations() == []


def test_everything_is_readable_without_javascript(watch, contested_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((contested_site / "de" / "events-request.html").as_uri(), js=False).page
    visible = page.locator("body").inner_text()
    for piece in ("playerTime", "Millisekunden", "410", "Erstellen Sie mit der Sitzungsanfrage eine neue Sitzung", "curl -X POST",
                  "await client.postEvents", "client.post_events(", "Die Übersetzungen widersprechen sich"):  # fmt: skip
        assert piece in visible, piece
    assert page.locator("button:visible").count() == 0
    narrow = watch((contested_site / "de" / "events-request.html").as_uri(), js=False, width=390).page
    assert narrow.locator("nav.side a").first.is_visible()


def test_paper_gets_everything_and_no_chrome(watch, contested_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((contested_site / "de" / "events-request.html").as_uri()).page
    page.emulate_media(media="print")
    assert not page.locator("header.top").is_visible()
    assert not page.locator("nav.side").is_visible()
    assert page.locator(".tab pre:visible").count() == 3
    assert page.locator(".evidence q:visible").count() > 0


def test_hostile_text_stays_text(watch, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    from dataclasses import replace

    from specglot import pipeline
    from specglot.site.driver import build_site

    attack = (
        "<script>window.hit=1</script><img src=x onerror=window.hit=2><a href='javascript:window.hit=3'>x</a>"
    )
    text = (
        f'---\ntitle: "{attack.replace(chr(34), "")}"\n---\n\n# Ereignisse {attack} {{#events}}\n\n```\nPOST\nhttps://{{uri}}/a/{{sid}}\n```\n\n'
        f"## URI-Parameter\n\n`sid`: die Kennung {attack}\n\n## HTTP-Antwortcodes\n\n| HTTP-Antwortcode | Beschreibung |\n|---|---|\n| 204 | {attack} |\n"
    )
    inputs = replace(
        pipeline.site_inputs_of(pipeline.read_texts({"de/events.md": text, "fr/events.md": text})),
        name=attack,
    )
    build_site(inputs, tmp_path / "site")
    for path in sorted((tmp_path / "site").rglob("[!4]*.html")):
        watched = watch(path.as_uri() + "?stay")
        watched.page.locator("main").click(position={"x": 2, "y": 2})
        assert watched.page.evaluate("() => window.hit") is None, path
        assert watched.foreign((tmp_path / "site").as_uri()) == []
        assert watched.errors == []
