"""texts/<locale>.toml → why a request was answered as it was, in the reader's language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from specglot.mock.language import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A sentence: its key in the text files, what fills its gaps, and what part of the request it is about.

    `pointer` is a JSON Pointer into the body as a URI fragment, `parameter` the name of a parameter; both are "" where
    the sentence is about the request as a whole.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict[str, object])
    pointer: str = ""
    parameter: str = ""


def say(reason: Reason, speaker: Speaker) -> str:
    """The sentence in the language of the reader; English where none of theirs has a text file."""
    sentences = {locale: texts[reason.key] for locale, texts in _texts().items()}
    # Values may hold braces; `format` leaves what it fills in alone.
    return speaker.choose(sentences).format(**reason.values)


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    found = (
        file for file in files("specglot.mock").joinpath("texts").iterdir() if file.name.endswith(".toml")
    )
    return {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted(found, key=lambda file: file.name)
    }
