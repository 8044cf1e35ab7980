"""The language switch keeps page, anchor and place."""

from __future__ import annotations

from pathlib import Path

import pytest

LOCALES = ("zh", "pt", "ja", "de", "fr")
PAGES = ("events-request", "sessions-request", "event-types", "request-parameters", "json-validation")


@pytest.mark.parametrize("name", PAGES)
def test_every_anchor_is_kept(watch, contested_site: Path, name: str) -> None:  # type: ignore[no-untyped-def]
    page = watch((contested_site / "de" / f"{name}.html").as_uri()).page
    lost = page.evaluate(
        """async () => {
          const lost = [], link = document.querySelector(".switch a[hreflang=ja]");
          for (const element of document.querySelectorAll(".text [id]")) {
            location.hash = "#" + encodeURIComponent(element.id);
            await new Promise(requestAnimationFrame);
            link.dispatchEvent(new Event("focus"));
            if (decodeURIComponent(link.hash) !== "#" + element.id) lost.push([element.id, link.hash]);
          }
          return lost;
        }"""
    )
    assert lost == []


def test_anchors_are_the_same_everywhere(watch, contested_site: Path) -> None:  # type: ignore[no-untyped-def]
    for name in PAGES:
        found = set()
        for locale in LOCALES:
            page = watch((contested_site / locale / f"{name}.html").as_uri()).page
            found.add(
                tuple(page.evaluate("() => [...document.querySelectorAll('main [id]')].map(e => e.id)"))
            )
        assert len(found) == 1, name


def test_a_click_stays_at_the_field_and_its_height(watch, contested_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((contested_site / "de" / "events-request.html").as_uri() + "#field-playerTime.ts").page
    before = page.locator("#field-playerTime\\.ts").bounding_box()["y"]
    page.locator(".switch summary").click()
    page.locator(".switch a[hreflang=ja]").click()
    page.wait_for_url("**/ja/events-request.html#field-playerTime.ts")
    page.wait_for_load_state("load")
    after = page.locator("#field-playerTime\\.ts").bounding_box()["y"]
    assert abs(after - before) < 40
    assert "タイムスタンプ" in page.locator("#field-playerTime\\.ts").inner_text()


def test_without_an_anchor_the_switch_finds_the_place_by_itself(watch, contested_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((contested_site / "de" / "request-parameters.html").as_uri()).page
    page.evaluate(
        "() => document.getElementById('field-media.qoe.bitrate').scrollIntoView({block: 'center'})"
    )
    page.locator(".switch summary").click()
    page.locator(".switch a[hreflang=zh]").click()
    page.wait_for_url("**/zh/request-parameters.html#field-**")
    box = page.locator("#field-media\\.qoe\\.bitrate").bounding_box()
    assert 0 < box["y"] < 900


@pytest.mark.parametrize(
    ("language", "folder"), [("ja-JP", "ja"), ("zh-CN", "zh"), ("pt-PT", "pt"), ("de-AT", "de")]
)
def test_the_chooser_knows_the_readers_language(
    watch, contested_site: Path, language: str, folder: str
) -> None:  # type: ignore[no-untyped-def]
    page = watch((contested_site / "index.html").as_uri(), locale=language).page
    page.wait_for_url(f"**/{folder}/index.html")


def test_the_chooser_lets_others_choose(watch, contested_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((contested_site / "index.html").as_uri(), locale="fi-FI").page
    assert page.locator(".languages a").count() == 5
    page.locator(".languages a[hreflang=fr]").click()
    page.wait_for_url("**/fr/index.html")


def test_pages_without_a_language_speak_the_readers(watch, contested_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((contested_site / "status.html").as_uri(), locale="ja-JP").page
    page.wait_for_function("() => document.querySelector('h1').textContent === '翻訳の状況'")
    page = watch((contested_site / "status.html").as_uri() + "?ui=fr", locale="ja-JP").page
    page.wait_for_function("() => document.querySelector('h1').textContent === 'État des traductions'")


def test_what_to_do_after_a_410_in_three_clicks(watch, contested_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((contested_site / "index.html").as_uri(), locale="fi-FI").page
    page.locator(".languages a[hreflang=fr]").click()
    page.locator("main table.codes a", has_text="410").click()
    page.wait_for_url("**#code-410")
    assert "Créez" in page.locator("#code-410").inner_text()
