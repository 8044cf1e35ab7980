"""The id that a sample shows → a new one of the same shape."""

from __future__ import annotations

import re
import secrets
import string
from uuid import uuid4

_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_FEWEST = 4
"""A shorter id in a sample is an example of nothing."""


def like(sample: str) -> str:
    """A random id: a UUID like a UUID, digits like digits, hexadecimal like hexadecimal, else letters and digits.

    A placeholder (`{id}`, `<your-id>`), or nothing, is answered with 32 hexadecimal digits.
    """
    if _UUID.fullmatch(sample):
        return str(uuid4())
    bare = sample.replace("-", "")
    if (
        not re.fullmatch(r"[A-Za-z0-9_-]+", sample)
        or len(bare) < _FEWEST
        or (bare.isalpha() and not _hexadecimal(bare))
    ):
        return secrets.token_hex(16)
    alphabet = string.ascii_letters + string.digits
    if bare.isdigit():
        alphabet = string.digits[1:]
    elif _hexadecimal(bare):
        alphabet = string.digits + ("ABCDEF" if bare.isupper() else "abcdef")
    return "".join(one if one in "-_" else secrets.choice(alphabet) for one in sample)


def _hexadecimal(text: str) -> bool:
    return re.fullmatch(r"[0-9a-f]+|[0-9A-F]+", text) is not None


def sample_id(example: str, template: str) -> str:
    """The part of a header's sample that stands where the template has its last name, "" where it does not fit."""
    before, _, after = template.rpartition("{")[0], "", template.rpartition("}")[2]
    path = re.sub(r"^https?://[^/]+", "", example)
    pattern = re.sub(r"\\\{[^{}]*\\\}", "[^/]+", re.escape(before)) + "([^/?#]+)" + re.escape(after)
    found = re.fullmatch(pattern, path)
    return found.group(1) if found else ""
