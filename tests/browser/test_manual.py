"""The manual in the site: its navigation, its part of the search, and what a reader with other needs sees."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.mark.parametrize("path", ["index", "reference/config", "rules/index", "rules/required-differs"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_pages_of_the_manual_are_sound(watch, project_site: Path, path: str, scheme: str, width: int) -> None:  # type: ignore[no-untyped-def]
    watched = watch((project_site / "manual" / f"{path}.html").as_uri(), width=width, scheme=scheme)
    assert watched.violations() == []
    assert watched.errors == []
    assert watched.foreign("file://") == []
    assert watched.overflow() == 0
    if width > 1000:
        assert watched.page.locator("#nav a[aria-current=page]").is_visible()


def test_its_pages_are_found_last_from_the_reference_and_first_from_the_manual(
    watch, project_site: Path
) -> None:  # type: ignore[no-untyped-def]
    for start, name in (("de/index", "baseline"), ("manual/index", "baseline")):
        page = watch((project_site / f"{start}.html").as_uri()).page
        page.keyboard.press("/")
        page.locator("dialog.search input").fill(name)
        page.locator("#search-results li").first.wait_for()
        page.keyboard.press("Enter")
        page.wait_for_url("**/manual/**baseline*")
    page = watch((project_site / "manual" / "index.html").as_uri()).page
    page.keyboard.press("/")
    page.locator("dialog.search input").fill("playhead")
    page.locator("#search-results li").first.wait_for()
    # The reference is found, too; without a language of the manual's own in the reader's.
    page.wait_for_function(
        "() => [...document.querySelectorAll('#search-results code')].some(c => c.textContent.includes('playhead'))"
    )


def test_a_word_of_the_reference_leads_to_the_reference(watch, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((project_site / "de" / "index.html").as_uri()).page
    page.keyboard.press("/")
    page.locator("dialog.search input").fill("410")
    page.locator("#search-results li").first.wait_for()
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")
    page.wait_for_url("**/de/*.html#code-410")
