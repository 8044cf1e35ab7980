"""What is published: a wheel and an npm tarball, built, installed where nothing else is, and called. No network."""

from __future__ import annotations

import json
import os
import re
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
import serving
from compiling import MODULES, project
from serving import Run

PYTHON = """
import media_collection
from media_collection import Client, Gone, Session, models

time = models.PlayerTime(playhead=0, ts=1_700_000_000_000)
params = models.SessionStartParams(
    analytics_tracking_server="tracking.example.com", analytics_report_suite="suite",
    visitor_marketing_cloud_org_id="organization", media_id="film-1", media_length=5400,
    media_content_type="VOD", media_player_name="player", media_channel="channel",
)
with Client(base_url={url!r}) as client:
    session = Session.open(client, models.PostSessionsBody(player_time=time, params=params))
    print(session.post_events(models.PostEventsBody(player_time=time, event_type="sessionEnd")).status)
    try:
        session.post_events(models.PostEventsBody(player_time=time, event_type="play"))
    except Gone as error:
        print(error.status, error.localized("ja").action)
print(media_collection.__file__)
"""
TYPESCRIPT = """
import {{ Client, Gone, sidOf, type PostSessionsBody }} from {package};

declare const console: {{ log(...values: unknown[]): void }};
const playerTime = {{ playhead: 0, ts: 1_700_000_000_000 }};
const start: PostSessionsBody = {{
  playerTime,
  eventType: "sessionStart",
  params: {{
    "analytics.trackingServer": "tracking.example.com", "analytics.reportSuite": "suite",
    "visitor.marketingCloudOrgId": "organization", "media.id": "film-1", "media.length": 5400,
    "media.contentType": "VOD", "media.playerName": "player", "media.channel": "channel",
  }},
}};
const client: Client = new Client({{ server: {url} }});
const sid: string = sidOf(await client.postSessionsOrThrow(start));
console.log((await client.postEventsOrThrow(sid, {{ playerTime, eventType: "sessionEnd" }})).status);
const late = await client.postEvents(sid, {{ playerTime, eventType: "play" }});
if (late.status === 410) console.log(late.error instanceof Gone, late.error.localized("ja").action);
"""


def needed(requirements: list[str] | None) -> Iterator[metadata.Distribution]:
    """The installed distributions that requirements name, and what those need in turn; extras aside."""
    waiting, seen = list(requirements or []), set[str]()
    while waiting:
        requirement = waiting.pop()
        found = re.match(r"[\w.-]+", requirement)
        assert found
        name = re.sub(r"[-_.]+", "-", found.group()).lower()
        if "extra ==" in requirement or name in seen:
            continue
        seen.add(name)
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            assert ";" in requirement, f"{name} is not installed"  # for another system or version
            continue
        yield distribution
        waiting += distribution.requires or []


def linked(distributions: Iterator[metadata.Distribution], folder: Path) -> Path:
    """A folder in which those distributions are, and no other one."""
    folder.mkdir()
    for distribution in distributions:
        for top in {file.parts[0] for file in distribution.files or [] if file.parts[0] != ".."}:
            if not (folder / top).exists() and top != "__pycache__":
                (folder / top).symlink_to(Path(str(distribution.locate_file(top))).resolve())
    return folder


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the Python package."""
    folder = serving.copied("python", tmp_path_factory.mktemp("source"))
    out = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    serving.ran(*pip, "--wheel-dir", out, folder, cwd=out)
    (made,) = out.iterdir()
    return made


@pytest.fixture(scope="module")
def tarball(typescript: Path, node_run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tarball of the npm package."""
    out = tmp_path_factory.mktemp("tarball")
    node_run("npm", "pack", "--pack-destination", out, cwd=typescript)
    (made,) = out.iterdir()
    return made


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    source = serving.PYTHON_SOURCE / "media_collection"
    assert names == {f"media_collection/{file.name}" for file in source.iterdir() if file.is_file()}
    assert "media_collection/py.typed" in names


def test_the_wheel_works_where_only_what_it_declares_is_installed(
    wheel: Path, tmp_path: Path, url: str
) -> None:
    venv.create(tmp_path / "empty", with_pip=False)
    python = tmp_path / "empty" / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [sys.executable, "-m", "pip", f"--python={python}", "install", "--quiet", "--no-deps", "--no-index"]
    serving.ran(*pip, wheel, cwd=tmp_path)
    with zipfile.ZipFile(wheel) as archive:
        (described,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        requires = metadata.PathDistribution(zipfile.Path(wheel, described).parent).requires
    assert requires
    script = tmp_path / "script.py"
    script.write_text(PYTHON.format(url=url), encoding="utf-8")

    alone = serving.ran(python, "-W", "error", script, cwd=tmp_path, PYTHONPATH="", status=1)
    assert "ModuleNotFoundError" in alone.stderr

    libraries = linked(needed(requires), tmp_path / "libraries")
    said = serving.ran(python, "-W", "error", script, cwd=tmp_path, PYTHONPATH=str(libraries)).stdout
    first, second, where = said.splitlines()
    assert (first, second[:4]) == ("204", "410 ")
    assert "セッション" in second
    assert Path(where).is_relative_to(tmp_path / "empty")


@pytest.mark.node
def test_the_tarball_holds_what_was_compiled_and_nothing_else(tarball: Path, typescript: Path) -> None:
    with tarfile.open(tarball) as archive:
        names = set(archive.getnames())
    modules = [file.stem for file in (typescript / "src").glob("*.ts")]
    compiled = {f"package/dist/{name}.{kind}" for name in modules for kind in ("js", "d.ts")}
    assert names == {"package/package.json", "package/README.md", *compiled}


@pytest.mark.node
def test_the_tarball_works_in_an_empty_folder(
    tarball: Path, node_run: Run, node: str, tmp_path: Path, url: str
) -> None:
    (tmp_path / "package.json").write_text('{"private": true, "type": "module"}', encoding="utf-8")
    node_run("npm", "install", "--offline", "--no-audit", "--no-fund", tarball, cwd=tmp_path)
    installed = [path.name for path in (tmp_path / "node_modules").iterdir() if path.name[0] != "."]
    assert len(installed) == 1
    name = json.loads((serving.GENERATED / "typescript" / "package.json").read_text(encoding="utf-8"))["name"]
    code = TYPESCRIPT.format(package=json.dumps(name), url=json.dumps(url))
    (tmp_path / "script.ts").write_text(code, encoding="utf-8")
    for modules in MODULES:
        out = ("--noEmit", "false", "--outDir", modules)
        node_run("tsc", "--project", project(tmp_path, modules, "script.ts"), *out, cwd=tmp_path)
        said = node_run(node, f"{modules}/script.js", cwd=tmp_path).stdout
        first, second = said.splitlines()
        assert (first, second[:5]) == ("204", "true ")
        assert "セッション" in second
