"""The rules, one a line."""

from __future__ import annotations

import argparse

from specglot.commands.shared import Voice


def run(_arguments: argparse.Namespace, voice: Voice) -> int:
    """List the rules."""
    from specglot.check.registry import all_rules

    rules = all_rules()
    width = max(len(rule.name) for rule in rules)
    voice.say("\n".join(f"{rule.name:<{width}}  {rule.severity:<7}  {rule.summary}" for rule in rules))
    return 0
