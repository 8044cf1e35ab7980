"""Built sites, and a browser to look at them with."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from specglot import pipeline
from specglot.config import load_config
from specglot.site.driver import build_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
AXE = HERE / "vendor" / "axe-4.14.1.min.js"


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A headless browser: the system's, Playwright's own is not downloaded."""
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def project_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the pages that ship with this project."""
    out = tmp_path_factory.mktemp("project") / "site"
    book = pipeline.read_book((), load_config(ROOT))
    manual = ROOT / "docs" / "manual"
    found = build_site(pipeline.site_inputs_of(book), out, docs=manual if manual.is_dir() else None)
    assert [item for item in found if item.rule != "site-build"] == []
    return out


@pytest.fixture(scope="session")
def contested_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site with contradictions, a missing page, machine translations and a page from another version."""
    book = pipeline.read_book((), load_config(ROOT))
    texts = {source.path: source.text for source in book.sources}

    def change(path: str, old: str, new: str) -> None:
        assert old in texts[path], (path, old)
        texts[path] = texts[path].replace(old, new, 1)

    change("docs/de/events-request.md", "`params` (Optional)", "`params` (Erforderlich)")
    change("docs/zh/events-request.md", "| **410** |", "| **411** |")
    change("docs/ja/sessions-request.md", "translation-type: ht", "translation-type: tm+mt")
    change("docs/fr/sessions-request.md", "POST\n", "PUT\n")
    change("docs/pt/sessions-request.md", "source-git-commit: 4f1c", "source-git-commit: 9999")
    del texts["docs/pt/json-validation.md"]
    out = tmp_path_factory.mktemp("contested") / "site"
    inputs = pipeline.site_inputs_of(pipeline.read_texts(texts, load_config(ROOT)))
    found = build_site(inputs, out)
    assert [item for item in found if item.severity == "error"] == []
    return out


@pytest.fixture(scope="session")
def mirrored_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """German pages under the tag of a language that is written from right to left."""
    book = pipeline.read_book((), load_config(ROOT))
    texts = {
        source.path.replace("docs/de/", "docs/ar-EG/"): source.text
        for source in book.sources
        if source.path.startswith(("docs/de/", "docs/fr/"))
    }
    config = replace(load_config(ROOT))
    out = tmp_path_factory.mktemp("mirrored") / "site"
    build_site(pipeline.site_inputs_of(pipeline.read_texts(texts, config)), out)
    return out


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def served(project_site: Path) -> Iterator[str]:
    """The project's site over http; the address ends in `/`."""
    handler = functools.partial(_Quiet, directory=str(project_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


class Watched:
    """A browser page that remembers what went wrong and what it asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on(
            "console",
            lambda message: (
                self.errors.append(message.text) if message.type in ("error", "warning") else None
            ),
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def foreign(self, origin: str) -> list[str]:
        """Requests that left the site."""
        return [url for url in self.requests if not url.startswith((origin, "data:"))]

    def violations(self) -> list[str]:
        """What axe-core finds; it would fetch style sheets itself, which `file://` refuses."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate(
            "() => axe.run(document, {preload: false}).then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + n.failureSummary).join(' | ')))"
        )
        return list(found)

    def overflow(self) -> int:
        """By how many CSS pixels the page is wider than the window."""
        return int(
            self.page.evaluate(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        )


@pytest.fixture
def watch(browser: Browser) -> Iterator[type[Watched] | object]:
    """Open a page: `watch(url, width=…, scheme=…, locale=…, js=…)`."""
    contexts = []

    def open_page(
        url: str, *, width: int = 1400, scheme: str = "light", locale: str = "en-GB", js: bool = True
    ) -> Watched:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            locale=locale,
            java_script_enabled=js,  # type: ignore[arg-type]
        )
        contexts.append(context)
        watched = Watched(context.new_page())
        watched.page.goto(url)
        return watched

    yield open_page
    for context in contexts:
        context.close()
