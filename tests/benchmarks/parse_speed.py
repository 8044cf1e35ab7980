"""From Markdown to blocks: both backends against markdown-it-py merely parsing the same pages.

    python tests/benchmarks/parse_speed.py [FOLDER ...]

The folders are searched for `*.md`; without any, the two large example books beside the checkout are read. CPU time of
one process, all three in turn, the median of the ratios of nine rounds.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "generator")]

from markdown_it import MarkdownIt  # noqa: E402  the path above leads to what is imported below
from mdit_py_plugins.front_matter import front_matter_plugin  # noqa: E402

from specglot.model.source import Source  # noqa: E402
from specglot.read import simpleblocks, tokens  # noqa: E402
from specglot.read.blocks import Block  # noqa: E402
from specglot.read.markdown import blocks  # noqa: E402

ROUNDS = 9
BOOKS = [ROOT.parent / "shared" / "corpus" / name for name in ("media-collection", "audience-manager")]


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def asked(sources: list[Source]) -> int:
    """How many blocks that nothing contains are not simple."""
    count = 0
    for source in sources:
        parse = tokens.parser(source)

        def read(line: int, parse: simpleblocks.Parse = parse) -> tuple[Sequence[Block], int]:
            nonlocal count
            count += 1
            return parse(line)

        simpleblocks.blocks(source, read)
    return count


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]] or BOOKS
    sources = [
        Source.of(str(file), file.read_text("utf-8"))
        for folder in folders
        for file in sorted(folder.rglob("*.md"))
    ]
    if not sources:
        say("no pages: name folders that hold some")
        return
    bare = MarkdownIt("commonmark").enable("table").use(front_matter_plugin)
    ways = {
        "bare markdown-it-py": lambda source: bare.parse(source.text),
        "blocks by markdown-it": blocks,
        "blocks by pyromark": lambda source: blocks(source, "pyromark"),
    }

    def seconds(name: str) -> float:
        way = ways[name]
        start = time.process_time()
        for source in sources:
            way(source)
        return time.process_time() - start

    for name in ways:
        seconds(name)
    gc.collect()
    gc.freeze()
    gc.disable()
    rounds = []
    for _ in range(ROUNDS):
        rounds.append({name: seconds(name) for name in ways})
        gc.collect()
    first, *others = ways
    size = sum(len(source.text) for source in sources)
    say(f"{len(sources)} pages, {size / 1e6:.2f} M characters; {asked(sources)} blocks take a parser")
    say(f"{first}: 1.00 ({statistics.median(one[first] for one in rounds):.3f} s CPU)")
    for name in others:
        say(f"{name}: {statistics.median(one[name] / one[first] for one in rounds):.2f}")


if __name__ == "__main__":
    main()
