"""From saving a page to the changed page in the browser's hands: `specglot site --serve` on books of several sizes.

    python tests/benchmarks/serve_change.py [OPERATIONS ...]

The pages are those of `site_build.py`, 5 locales × so many operations. A request waits for the next version, as the
script in every served page does, and then fetches the page; the pause between two edits differs, so that they meet
the watcher at different moments. Wall time, the median and the worst of eight edits; the machine should be idle.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from site_build import ROOT, say, texts

EDITS = 8


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=120) as answer:
        return answer.read().decode()


def measure(url: str, page: Path) -> list[float]:
    """Seconds from the end of writing to the end of reading, per edit."""
    taken: list[float] = []
    name = f"{url}de/{page.stem}.html"
    sound = page.read_text(encoding="utf-8")
    get(name)
    for number in range(EDITS):
        time.sleep(1.5 + 0.037 * number)
        version = get(f"{url}__specglot/version")
        page.write_text(re.sub(r"Das Ereignis wurde angenommen", f"Nummer {number}", sound), encoding="utf-8")
        begun = time.perf_counter()
        get(f"{url}__specglot/version?since={version}")
        assert f"Nummer {number}" in get(name)
        taken.append(time.perf_counter() - begun)
    return taken


def main(counts: list[int]) -> int:
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for path, text in texts(count).items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(text, encoding="utf-8")
            (folder / "specglot.toml").write_text('[project]\npages = ["docs/{locale}/*.md"]\n')
            running = subprocess.Popen(
                [sys.executable, "-m", "specglot", "site", "--serve", "--port", "0"],
                cwd=folder,
                env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
                stdout=subprocess.PIPE,
                text=True,
            )
            try:
                assert running.stdout is not None
                begun = time.perf_counter()
                url = running.stdout.readline().strip()
                started = time.perf_counter() - begun
                page = next((folder / "docs" / "de").glob("events-request-*.md"))
                taken = measure(url, page)
            finally:
                running.terminate()
                running.wait(timeout=30)
        say(
            f"5 × {count}: first page after {started:.1f} s; a change after {statistics.median(taken):.2f} s, "
            f"at worst {max(taken):.2f} s"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(list(map(int, sys.argv[1:])) or [5, 50, 200]))
