"""The name of a Markdown parser that is asked for → the one to use."""

from __future__ import annotations

from importlib.util import find_spec

from specglot.model.errors import InputError


def backend_for(asked: str) -> str:
    """`markdown-it` or `pyromark`; `auto` means pyromark where it is installed.

    Raises:
        InputError: pyromark is asked for, and is not installed.
    """
    if asked == "markdown-it":
        return asked
    if find_spec("pyromark"):
        return "pyromark"
    if asked == "pyromark":
        raise InputError("pyromark is not installed", help="run `pip install 'specglot[fast]'`")
    return "markdown-it"
