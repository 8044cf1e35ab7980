"""A site that follows its pages while they are written."""

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from specglot.model.errors import InputError
from specglot.site.inputs import SiteInputs
from specglot.site.preview import Preview
from specglot.site.serve import Follower, server


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


@pytest.fixture
def running(make_inputs, parcel_pages, tmp_path: Path) -> Iterator[tuple[str, Path]]:  # type: ignore[no-untyped-def]
    page = tmp_path / "docs" / "de" / "scan.md"
    page.parent.mkdir(parents=True)
    page.write_text(parcel_pages["docs/de/scan.md"], encoding="utf-8")

    def make() -> SiteInputs:
        text = page.read_text(encoding="utf-8")
        if "BROKEN" in text:
            raise InputError("nobody can read this", path="docs/de/scan.md", line=7)
        return make_inputs({"docs/de/scan.md": text})

    follower = Follower(make, (tmp_path / "docs",))
    follower.refresh()
    done = threading.Event()
    with server(follower, "127.0.0.1", 0) as made:
        threads = [
            threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True),
            threading.Thread(target=follower.follow, args=(done,), daemon=True),
        ]
        for thread in threads:
            thread.start()
        yield f"http://127.0.0.1:{made.server_address[1]}/", page
        done.set()
        made.shutdown()
        for thread in threads:
            thread.join()


def test_a_change_is_there_and_a_broken_page_ends_nothing(running: tuple[str, Path]) -> None:
    url, page = running
    status, text = read(f"{url}de/scan.html")
    assert status == 200
    assert "Jede Erfassung zählt einmal." in text
    assert '<script src="/__specglot/reload.js"></script></body>' in text
    version = read(f"{url}__specglot/version")[1]

    page.write_text(
        page.read_text(encoding="utf-8").replace("zählt einmal", "zählt doppelt"), encoding="utf-8"
    )
    assert read(f"{url}__specglot/version?since={version}")[1] != version
    assert "zählt doppelt" in read(f"{url}de/scan.html")[1]

    version = read(f"{url}__specglot/version")[1]
    page.write_text("BROKEN <script>", encoding="utf-8")
    read(f"{url}__specglot/version?since={version}")
    status, text = read(f"{url}de/scan.html")
    assert status == 500
    assert "docs/de/scan.md:7: nobody can read this" in text
    assert read(f"{url}nothing.html")[0] == 500


def test_what_is_not_there_is_not_found(running: tuple[str, Path]) -> None:
    url, _ = running
    assert read(f"{url}de/nothing.html")[0] == 404
    assert read(f"{url}..%2f..%2fetc/passwd")[0] == 404
    assert read(f"{url}assets/%2e%2e/mkdocs_theme.yml")[0] == 404
    assert read(url)[0] == 200


def test_a_taken_port_is_told(inputs: SiteInputs) -> None:
    follower = Follower(lambda: inputs, ())
    with server(follower, "127.0.0.1", 0) as first, pytest.raises(InputError, match="cannot listen"):
        server(follower, "127.0.0.1", first.server_address[1])
