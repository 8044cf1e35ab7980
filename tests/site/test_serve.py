"""A site that follows its pages while they are written."""

import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from specglot.model.diagnostic import Diagnostic
from specglot.model.errors import InputError
from specglot.site.follower import Draft, Follower
from specglot.site.inputs import SiteInputs
from specglot.site.preview import Preview
from specglot.site.serve import answer, server

Inputs = Callable[..., SiteInputs]


def read(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_a_preview_is_what_a_build_writes(inputs: SiteInputs, built: Path) -> None:
    preview = Preview(inputs)
    for path in sorted(built.rglob("*")):
        name = path.relative_to(built).as_posix()
        if path.is_file() and name != "404.html":
            found = preview.get(name)
            assert found is not None, name
            assert found[1] == path.read_bytes(), name
    assert preview.get("assets/../mkdocs_theme.yml") is None
    assert preview.get("../secret") is None


class Docs:
    """A page that is being written, with the manual beside it."""

    def __init__(self, make_inputs: Inputs, folder: Path, text: str) -> None:
        self.page = folder / "docs" / "de" / "scan.md"
        self.manual = folder / "docs" / "manual"
        self.page.parent.mkdir(parents=True)
        self.manual.mkdir()
        self.page.write_text(text, encoding="utf-8")
        (self.manual / "index.md").write_text("# Handbook\n\n[more](more.md)\n")
        (self.manual / "more.md").write_text("# More\n\nBefore.\n")
        (self.manual / "plan.svg").write_text("<svg/>")
        (folder / "docs" / "secret.txt").write_text("secret")
        self.make_inputs = make_inputs
        self.checks: list[tuple[Diagnostic, ...]] = []

    def draft(self, findings: tuple[Diagnostic, ...]) -> Draft:
        text = self.page.read_text(encoding="utf-8")
        if "BROKEN" in text:
            raise InputError("nobody can read this", path="docs/de/scan.md", line=7, help="write it again")
        made = self.make_inputs({"docs/de/scan.md": text})

        def check() -> tuple[Diagnostic, ...]:
            self.checks.append(made.findings)
            return made.findings

        inputs = replace(made, findings=findings)
        return Draft(inputs=inputs, check=check, watched=(self.page.parents[1],), docs=self.manual)

    def change(self, old: str, new: str) -> None:
        text = self.page.read_text(encoding="utf-8")
        assert old in text
        self.page.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def docs(make_inputs: Inputs, parcel_pages: dict[str, str], tmp_path: Path) -> Docs:
    return Docs(make_inputs, tmp_path, parcel_pages["docs/de/scan.md"])


@pytest.fixture
def running(docs: Docs) -> Iterator[str]:
    follower = Follower(docs.draft, (docs.page,))
    follower.refresh()
    done = threading.Event()
    with server(follower, "127.0.0.1", 0) as made:
        threads = [
            threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True),
            threading.Thread(target=follower.follow, args=(done,), daemon=True),
        ]
        for thread in threads:
            thread.start()
        yield f"http://127.0.0.1:{made.server_address[1]}/"
        done.set()
        made.shutdown()
        for thread in threads:
            thread.join()


def changed(url: str, docs: Docs, old: str, new: str) -> None:
    """Change the page and wait until the server knows."""
    version = read(f"{url}__specglot/version")[1]
    docs.change(old, new)
    assert read(f"{url}__specglot/version?since={version}")[1] != version


def test_a_change_is_there(running: str, docs: Docs) -> None:
    status, text = read(f"{running}de/scan.html")
    assert status == 200
    assert "Jede Erfassung zählt einmal." in text
    assert '<script src="/__specglot/reload.js"></script></body>' in text
    changed(running, docs, "zählt einmal", "zählt doppelt")
    assert "zählt doppelt" in read(f"{running}de/scan.html")[1]


def test_a_broken_page_shows_why_and_ends_nothing(running: str, docs: Docs) -> None:
    changed(running, docs, "zählt einmal", "BROKEN <script>")
    status, text = read(f"{running}de/scan.html")
    assert status == 500
    assert "docs/de/scan.md:7: nobody can read this\n  help: write it again" in text
    # Everybody else stays, and says it too.
    for name in ("fr/scan.html", "de/parcel.html", "status.html", "manual/more.html"):
        status, text = read(f"{running}{name}")
        assert status == 200, name
        assert (
            '<pre class="sg-problem" role="alert" lang="en">docs/de/scan.md:7: nobody can read this' in text
        )
    changed(running, docs, "BROKEN <script>", "ist <wieder> gut")
    status, text = read(f"{running}de/scan.html")
    assert status == 200
    assert "sg-problem" not in text


def test_what_cannot_be_read_from_the_start_is_told(docs: Docs) -> None:
    docs.change("zählt einmal", "BROKEN")
    follower = Follower(docs.draft, (docs.page,))
    follower.refresh()
    status, _, content = answer(follower, "/de/scan.html")
    assert (status, b"nobody can read this" in content) == (500, True)
    docs.change("BROKEN", "zählt wieder")
    assert follower.refresh()
    assert "zählt wieder" in answer(follower, "/de/scan.html")[2].decode()


def test_a_page_is_shown_before_it_is_checked(docs: Docs) -> None:
    follower = Follower(docs.draft, (docs.page,))
    follower.refresh()
    before = answer(follower, "/status.json")[2]
    docs.change("| **410**", "| **418**")
    count = len(docs.checks)
    assert follower.refresh()
    assert len(docs.checks) == count
    version = follower.version
    assert follower.check()
    assert follower.version == version + 1
    assert answer(follower, "/status.json")[2] != before
    assert not follower.check()


def test_the_manual_is_served(running: str, docs: Docs) -> None:
    status, text = read(f"{running}manual/more.html")
    assert status == 200
    assert "Before." in text
    assert '<a href="../manual/index.html"><span>Handbook</span></a>' in text
    assert read(f"{running}manual/plan.svg") == (200, "<svg/>")
    assert read(f"{running}manual/../secret.txt")[0] == 404
    assert read(f"{running}manual/more.md")[0] == 404
    assert '"More"' in read(f"{running}assets/manual.js")[1]
    version = read(f"{running}__specglot/version")[1]
    (docs.manual / "more.md").write_text("# More\n\nAfter.\n")
    read(f"{running}__specglot/version?since={version}")
    assert "After." in read(f"{running}manual/more.html")[1]


def test_what_is_not_there_is_not_found(running: str) -> None:
    assert read(f"{running}de/nothing.html")[0] == 404
    assert read(f"{running}..%2f..%2fetc/passwd")[0] == 404
    assert read(f"{running}assets/%2e%2e/mkdocs_theme.yml")[0] == 404
    assert read(running)[0] == 200


def test_a_taken_port_is_told(docs: Docs) -> None:
    follower = Follower(docs.draft, ())
    with server(follower, "127.0.0.1", 0) as first, pytest.raises(InputError, match="cannot listen"):
        server(follower, "127.0.0.1", first.server_address[1])
