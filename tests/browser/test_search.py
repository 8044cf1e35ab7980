"""Search finds pages, fields and codes by any word of any language and lands on them in the reader's own."""

from __future__ import annotations

from pathlib import Path

import pytest

CASES = [
    # locale, query, slug, anchor ("" for any) that must be among the first three hits
    ("de", "ts", "events-request", "field-playerTime.ts"),
    ("de", "410", "events-request", "code-410"),
    ("de", "ungueltig", "events-request", "code-400"),
    ("de", "Zeitstempel", "events-request", "field-playerTime.ts"),
    ("de", "Sitzungs-ID", "events-request", ""),
    ("de", "adStart", "event-types", "value-adStart"),
    ("de", "media.qoe.bitrate", "request-parameters", "field-media.qoe.bitrate"),
    ("fr", "requete", "events-request", ""),
    ("fr", "evenements", "events-request", ""),
    ("fr", "horodatage", "events-request", "field-playerTime.ts"),
    ("fr", "playhead", "events-request", "field-playerTime.playhead"),
    ("fr", "404", "events-request", "code-404"),
    ("pt", "sessao", "sessions-request", ""),
    ("pt", "solicitacao", "events-request", ""),
    ("pt", "parametros", "request-parameters", ""),
    ("pt", "milissegundos", "events-request", "field-playerTime.ts"),
    ("pt", "500", "events-request", "code-500"),
    ("ja", "応答コード", "events-request", "responses"),
    ("ja", "イベントタイプ", "event-types", ""),
    ("ja", "パラメータ", "request-parameters", ""),
    ("ja", "customMetadata", "events-request", "field-customMetadata"),
    ("ja", "セッション", "sessions-request", ""),
    ("zh", "会话", "sessions-request", ""),
    ("zh", "后端", "events-request", ""),
    ("zh", "响应代码", "events-request", "responses"),
    ("zh", "毫秒", "events-request", "field-playerTime.ts"),
    ("zh", "sid", "events-request", "path-sid"),
    # Asked in one language, answered in another
    ("ja", "会话请求", "sessions-request", ""),
    ("ja", "Zeitstempel", "events-request", "field-playerTime.ts"),
    ("zh", "horodatage", "events-request", "field-playerTime.ts"),
    ("de", "イベントリクエスト", "events-request", ""),
    ("fr", "Ereignistypen", "event-types", ""),
]


def search(page, query: str):  # type: ignore[no-untyped-def]
    page.keyboard.press("/")
    page.wait_for_selector("dialog.search[open]")
    page.locator("dialog.search input").fill(query)
    page.wait_for_function("() => document.querySelectorAll('script[src$=\"search.js\"]').length >= 6")
    page.wait_for_timeout(150)
    return page.evaluate(
        "q => specglotSearch.search(q).map(h => [h.entry.slug, h.entry.anchor, h.from])", query
    )


@pytest.mark.parametrize(("locale", "query", "slug", "anchor"), CASES)
def test_found(watch, project_site: Path, locale: str, query: str, slug: str, anchor: str) -> None:  # type: ignore[no-untyped-def]
    watched = watch((project_site / locale / "index.html").as_uri())
    hits = search(watched.page, query)
    first = [(hit[0], hit[1] if anchor else "") for hit in hits[:3]]
    assert (slug, anchor) in first, hits[:6]
    assert watched.page.locator("#search-results li").count() == len(hits)
    assert watched.errors == []


def test_what_nobody_wrote_is_not_found(watch, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((project_site / "fr" / "index.html").as_uri()).page
    assert search(page, "xylophone") == []
    assert "xylophone" in page.locator(".search-note").inner_text()


def test_the_hit_opens_in_the_readers_language_at_the_field(watch, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((project_site / "ja" / "event-types.html").as_uri()).page
    search(page, "Zeitstempel")
    assert "Deutsch" in page.locator("#search-results li").first.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ja/events-request.html#field-playerTime.ts")


def test_keyboard_alone(watch, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((project_site / "de" / "events-request.html").as_uri()).page
    search(page, "session")
    first = page.locator("#search-results [aria-selected=true]").inner_text()
    page.keyboard.press("ArrowDown")
    second = page.locator("#search-results [aria-selected=true]").inner_text()
    assert first != second
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    last = page.locator("#search-results li").last
    assert last.get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    assert not page.locator("dialog.search").is_visible()
    # Chromium moves the focus out of a closed dialog when it next renders.
    page.wait_for_function("() => document.activeElement !== document.querySelector('dialog input')")


def test_the_results_are_accessible(watch, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    for scheme in ("light", "dark"):
        watched = watch((project_site / "de" / "events-request.html").as_uri(), scheme=scheme)
        search(watched.page, "sitzung")
        assert watched.violations() == []


def test_folding_is_stable(watch, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((project_site / "de" / "index.html").as_uri()).page
    pairs = {"Größe": "grosse", "ＡＢＣ": "abc", "sessão": "sessao", "パラメーター": "ハラメタ"}
    for text, folded in pairs.items():
        made = page.evaluate("t => specglotSearch.fold(t)", text)
        if text == "パラメーター":
            # Voiced marks are letters: か is not が.
            assert made == "パラメタ"
        else:
            assert made == folded
    assert page.evaluate("() => specglotSearch.fold('が') !== specglotSearch.fold('か')")
