"""Tabs, copying, theme, filters, menu, side by side."""

from __future__ import annotations

from pathlib import Path


def test_sample_tabs_by_mouse_and_keyboard(watch, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((project_site / "de" / "events-request.html").as_uri()).page
    tabs = page.locator(".rail [role=tab]")
    assert tabs.all_inner_texts()[0].lower().startswith("curl")
    assert page.locator(".rail .tab:visible").count() == 1
    tabs.nth(1).click()
    page.keyboard.press("ArrowRight")
    assert tabs.nth(2).get_attribute("aria-selected") == "true"
    page.goto((project_site / "ja" / "sessions-request.html").as_uri())
    assert page.locator(".rail [role=tab]").nth(2).get_attribute("aria-selected") == "true"


def test_copy_takes_the_code_and_says_so(watch, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((project_site / "de" / "events-request.html").as_uri()).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator(".rail .tab:visible .copy")
    button.click()
    page.wait_for_function(
        "() => [...document.querySelectorAll('.copy')].some(b => b.textContent === 'Kopiert')"
    )
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.strip() == page.locator(".rail .tab:visible pre").inner_text().strip()


def test_a_sample_that_goes_on_says_so_and_scrolls_by_keyboard(watch, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((project_site / "zh" / "sessions-request.html").as_uri()).page
    page.locator(".rail").get_by_role("tab", name="Python").click()
    pane = page.locator(".rail .tab:visible pre")

    def look() -> tuple[float, ...]:
        values = pane.evaluate(
            """pre => { const style = getComputedStyle(pre);
                 return [pre.scrollLeft, pre.scrollWidth - pre.clientWidth,
                         parseFloat(style.getPropertyValue("--sg-start")), parseFloat(style.getPropertyValue("--sg-end"))]; }"""
        )
        return tuple(values)

    position, beyond, start, end = look()
    assert (position, start) == (0, 0)
    assert beyond > 40
    assert end > 16
    assert pane.evaluate("pre => getComputedStyle(pre).maskImage") != "none"
    assert pane.evaluate("pre => getComputedStyle(pre).scrollbarWidth") == "thin"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert pane.evaluate("pre => pre === document.activeElement")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    pane.evaluate("pre => pre.scrollTo({left: 1e6, behavior: 'instant'})")
    page.wait_for_function(
        "() => getComputedStyle(document.activeElement).getPropertyValue('--sg-end') === '0px'"
    )
    _, _, start, end = look()
    assert start > 16
    assert end == 0
    # One that fits fades nowhere.
    short = page.locator("section figure.code pre").first
    short.evaluate("pre => pre.textContent = 'GET /'")
    page.wait_for_function(
        "pre => getComputedStyle(pre).getPropertyValue('--sg-end') === '0px'", arg=short.element_handle()
    )


def test_the_theme_is_kept(watch, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((project_site / "de" / "events-request.html").as_uri()).page
    background = "() => getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    page.locator("button.theme").click()
    dark = page.evaluate(background)
    assert light != dark
    page.reload()
    assert page.evaluate(background) == dark


def test_parameters_by_event(watch, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((project_site / "de" / "request-parameters.html").as_uri()).page
    everything = page.locator("tr[data-events]:visible").count()
    page.locator(".event-filter select").select_option("adStart")
    shown = page.locator("tr[data-events]:visible")
    assert 0 < shown.count() < everything
    for row in shown.all():
        assert {"adStart", "*"} & set(row.get_attribute("data-events").split())
    assert page.locator("section.schema:visible").count() < page.locator("section.schema").count()


def test_events_and_parameters_are_linked_both_ways(watch, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((project_site / "de" / "request-parameters.html").as_uri()).page
    page.locator("tr[data-events~=adStart] td a", has_text="adStart").first.click()
    page.wait_for_url("**/event-types.html#value-adStart")
    page.locator("#value-adStart .fact a").first.click()
    page.wait_for_url("**/request-parameters.html#field-**")


def test_the_menu_on_a_phone(watch, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((project_site / "de" / "events-request.html").as_uri(), width=390).page
    assert not page.locator("nav.side").is_visible()
    page.locator("button.menu").click()
    page.locator("nav.side a", has_text="Ereignistypen").click()
    page.wait_for_url("**/event-types.html")


def test_side_by_side(watch, contested_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((contested_site / "compare" / "events-request.html").as_uri() + "?ui=de").page
    rows = page.locator("table.compare tbody tr:visible").count()
    page.locator("[data-only-differences]").check()
    left = page.locator("table.compare tbody tr:visible")
    assert 0 < left.count() < rows
    assert page.locator("#field-params td[data-locale=de].differs").is_visible()
    page.locator(".pick input[value=zh]").uncheck()
    assert not page.locator("th[data-locale=zh]").is_visible()
    assert page.locator("th[data-locale=de]").is_visible()


def test_status_filters_lead_to_the_evidence(watch, contested_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((contested_site / "status.html").as_uri() + "?ui=de").page
    assert page.locator("td.state.missing").count() == 1
    assert page.locator("td.state.conflict").count() >= 2
    rule = page.locator("[data-filter-rule]")
    rule.select_option("required-differs")
    shown = page.locator(".findings [data-rule]:visible")
    assert shown.count() == 1
    shown.locator("summary").click()
    assert "docs/de/events-request.md" in shown.inner_text()
    shown.locator("a", has_text="fr").click()
    page.wait_for_url("**/fr/events-request.html#field-params")


def test_the_contents_follow_the_reader(watch, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch((project_site / "fr" / "events-request.html").as_uri()).page
    lines = page.locator(".contents a")
    assert [line.rsplit("#", 1)[1] for line in lines.evaluate_all("all => all.map(a => a.href)")][-2:] == [
        "responses",
        "request-builder",
    ]
    lines.filter(has_text="Codes").click()
    page.wait_for_function("() => document.querySelector('.contents a[data-here]')?.hash === '#responses'")
    phone = watch((project_site / "fr" / "events-request.html").as_uri(), width=390).page
    phone.locator("button.menu").click()
    phone.locator(".contents a").nth(2).click()
    assert not phone.locator("#nav").is_visible()


def test_what_to_do_after_a_410_from_the_start_page(watch, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    # In clicks: the table of the home page, and from there to the row.
    page = watch((project_site / "index.html").as_uri(), locale="pt-BR").page
    page.wait_for_url("**/pt/index.html")
    row = page.locator("#codes tr", has_text="410")
    assert "sessão" in row.inner_text()
    row.get_by_role("link").first.click()
    page.wait_for_url("**/pt/*.html#code-410")
    # In one search, from the field in the middle of the page.
    page.goto((project_site / "pt" / "index.html").as_uri())
    page.locator("[data-open-search]").click()
    page.locator("dialog.search input").fill("410")
    page.locator("#search-results li").first.wait_for()
    assert "410" in page.locator("#search-results li").first.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/pt/*.html#code-410")
