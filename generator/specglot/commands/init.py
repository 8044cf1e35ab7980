"""The pages found here → a config for them."""

from __future__ import annotations

import argparse
from pathlib import Path

from specglot import disk, pipeline
from specglot.commands.shared import Voice
from specglot.config import Config
from specglot.model.errors import InputError


def run(arguments: argparse.Namespace, voice: Voice) -> int:
    """Write a config for the pages found here."""
    target = Path.cwd() / "specglot.toml"
    if target.exists() and not arguments.force:
        raise InputError("there is a config already", path=target.name, help="use --force to replace it")
    root, found = disk.find_sources(arguments.source or [Path.cwd()], Path.cwd())
    book = pipeline.read_book(arguments.source or [Path.cwd()], Config(root=root))
    patterns = sorted({_pattern_of(page.neutral) for page in book.pages if "*" in page.neutral})
    loose = sorted(page.path for page in book.pages if "*" not in page.neutral)
    lines = [
        "[project]",
        "pages = [",
        *(f'    "{pattern}",' for pattern in [*patterns, *loose]),
        "]",
        f"fallback = [{', '.join(f'{chr(34)}{tag}{chr(34)}' for tag in book.fallback)}]",
        "",
        "[generate]",
        'targets = ["python"]',
        f'lang = "{book.fallback[0] if book.fallback else "en"}"',
    ]
    disk.write(target, ("\n".join(lines) + "\n").encode("utf-8"))
    voice.note(f"{target.name}: {len(found)} pages in {', '.join(book.spec.locales)}")
    return 0


def _pattern_of(neutral: str) -> str:
    folder, _, name = neutral.replace("*", "{locale}", 1).rpartition("/")
    if "{locale}" in name:
        return f"{folder}/**/*.{{locale}}.{name.rsplit('.', 1)[-1]}".lstrip("/")
    head = folder.split("{locale}")[0] + "{locale}"
    return f"{head}/**/*.{name.rsplit('.', 1)[-1]}"
