"""A parsed command line → what the command does and says: one module a command, imported when it is used."""

from __future__ import annotations

import argparse
from importlib import import_module

from specglot.commands.shared import Voice

__all__ = ["Voice", "run"]


def run(arguments: argparse.Namespace, voice: Voice) -> int:
    """Run one command; returns its exit status."""
    status: int = import_module(f"{__name__}.{arguments.command}").run(arguments, voice)
    return status
