"""5 locales × N operations: CPU of our site build beside mkdocs-material's for the same pages.

    MATERIAL_PYTHON=/path/to/venv/bin/python python tests/benchmarks/site_build.py [OPERATIONS] [ROUNDS]

The pages are the project's own operation pages over and over, each with a path of its own. mkdocs-material, in a virtual
environment of its own, builds what `specglot site --eject` writes for them, set up as its manual says: highlighting, and
search in Chinese where `jieba` is installed beside it. That is the same text without the comparisons, the status, the
evidence and the request builder that our build makes besides. Both run in turn, each in a process of its own; what is
compared is the CPU time of the build with its imports, the median of the rounds. Without `MATERIAL_PYTHON` only our own
numbers are printed.
"""

from __future__ import annotations

import json
import os
import pickle
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "generator"))

PEAK = """
def peak():
    # Not ru_maxrss: that begins with the parent's.
    lines = open("/proc/self/status").read().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)
"""

OURS = """
import json, pickle, sys, time
from pathlib import Path
from specglot.site.inputs import SiteInputs
inputs = SiteInputs(**pickle.load(Path(sys.argv[1]).open("rb")))
before = peak()
begun = time.process_time()
from specglot.site.driver import build_site
found = build_site(inputs, Path(sys.argv[2]))
spent = time.process_time() - begun
assert not [item for item in found if item.severity == "error"], found
print(json.dumps({"cpu": spent, "peak": peak(), "before": before}))
"""

THEIRS = """
import json, logging, os, sys, time
os.environ.update(NO_MKDOCS_2_WARNING="1", DISABLE_MKDOCS_2_WARNING="true")
begun = time.process_time()
from mkdocs.commands.build import build
from mkdocs.config import load_config
logging.getLogger("mkdocs").setLevel(logging.ERROR)
for file in sys.argv[2:]:
    config = load_config(file, site_dir=f"{sys.argv[1]}/{file.split('/')[-2]}")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
spent = time.process_time() - begun
print(json.dumps({"cpu": spent, "peak": peak(), "before": 0}))
"""


def texts(count: int) -> dict[str, str]:
    """Path → page: the docs' operations in turn, until there are enough."""
    made: dict[str, str] = {}
    for folder in sorted((ROOT / "docs").iterdir()):
        pages = sorted(folder.glob("*-request.md"))
        for number in range(count if pages else 0):
            page = pages[number % len(pages)]
            text = page.read_text(encoding="utf-8").replace(f"{{#{page.stem}}}", f"{{#{page.stem}-{number}}}")
            text = re.sub("uuid: .*", f"uuid: {number:08d}-0000-4000-8000-000000000000", text, count=1)
            text = re.sub(
                r"(https://\S*?)/sessions", rf"\1/part{number % 20}/sessions{number}", text, count=1
            )
            text = re.sub(
                r"\]\((\w+)-request\.md\)", rf"](\1-request-{number - number % len(pages)}.md)", text
            )
            made[f"docs/{folder.name}/{page.stem}-{number - number % len(pages)}.md"] = text
    return made


def prepare(count: int, folder: Path) -> tuple[str, ...]:
    """Write the inputs of our build and the pages of the other; the other's config files."""
    from specglot import pipeline
    from specglot.site.eject import eject

    inputs = pipeline.site_inputs_of(pipeline.read_texts(texts(count)))
    values = {name: getattr(inputs, name) for name in inputs.__slots__}
    values["openapi"] = dict(inputs.openapi)
    (folder / "inputs").write_bytes(pickle.dumps(values))
    for asset in eject(inputs):
        file = folder / "ejected" / asset.path
        file.parent.mkdir(parents=True, exist_ok=True)
        content = asset.content()
        if file.name == "mkdocs.yml":
            content = re.sub(
                "theme:\n.*\n.*\n",
                f"theme:\n  name: material\n  font: false\n  language: {file.parent.name}\nplugins:\n  - search\n",
                content,
            ).replace("- fenced_code", "- pymdownx.highlight\n  - pymdownx.superfences")
        file.write_text(content, encoding="utf-8")
    operations = len(inputs.spec.operations)
    say(f"{len(inputs.spec.locales)} locales × {operations} operations, {len(inputs.findings)} findings")
    if operations != count:
        raise SystemExit(f"asked for {count}")
    return tuple(str(folder / "ejected" / locale / "mkdocs.yml") for locale in inputs.spec.locales)


def run(python: str, program: str, *arguments: str) -> dict[str, float]:
    """A build in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    made = subprocess.run(
        [python, "-c", PEAK + program, *arguments],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(made.stdout.splitlines()[-1])


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(count: int = 50, rounds: int = 3) -> int:
    material = os.environ.get("MATERIAL_PYTHON", "")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        configs = prepare(count, folder)
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(run(sys.executable, OURS, str(folder / "inputs"), str(folder / "ours")))
            if material:
                theirs.append(run(material, THEIRS, str(folder / "theirs"), *configs))
    mine = statistics.median(item["cpu"] for item in ours)
    peak = max(item["peak"] for item in ours) / 1024
    before = max(item["before"] for item in ours) / 1024
    say(f"specglot: {mine:.2f} s CPU, {peak:.0f} MB at most, {before:.0f} MB of it the inputs")
    if not theirs:
        say("MATERIAL_PYTHON names no Python that has mkdocs-material: nothing to compare with")
        return 0
    other = statistics.median(item["cpu"] for item in theirs)
    say(f"mkdocs-material: {other:.2f} s CPU, {max(item['peak'] for item in theirs) / 1024:.0f} MB at most")
    say(f"ratio: {mine / other:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
