"""The files of the user's template folders → the templates that a target uses in place of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def templates_of(target: str, folders: Sequence[Mapping[str, bytes]]) -> dict[str, str]:
    """Template name → text, for one target.

    `python/README.md.jinja` is the python target's `README.md.jinja`, and comes before a `README.md.jinja` that holds
    for all targets. Of two folders the first counts.

    Args:
        target: The target's name.
        folders: The folders' files, path below the folder → content. What is not UTF-8 is no template.
    """
    found: dict[str, str] = {}
    for files in reversed(folders):
        texts = {path: text for path, data in files.items() if (text := _text(data)) is not None}
        own = f"{target}/"
        found |= texts
        found |= {path.removeprefix(own): text for path, text in texts.items() if path.startswith(own)}
    return found


def _text(data: bytes) -> str | None:
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
