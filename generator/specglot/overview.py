"""The commands, each with a line of what it does, and the page that `--help` shows of them."""

from __future__ import annotations

DESCRIPTION = "Localized Markdown API docs in: one spec, drift findings, code and a docs site out."

COMMANDS = {
    "build": "extract, check, generate and build the site, as configured",
    "extract": "write the OpenAPI document, its overlays and the ledger",
    "check": "report where translations contradict each other",
    "generate": "write the generated code",
    "site": "build the docs site",
    "mock": "serve the API as documented",
    "explain": "a rule's page, or what every locale says of one fact",
    "rules": "list the rules",
    "locales": "list the locales that have a lexicon",
    "init": "write a config for the pages found here",
}


def page() -> str:
    """What argparse writes for `--help` at 80 columns, without the time that importing it takes."""
    folded, rest = DESCRIPTION.rsplit(" ", 1)
    commands = "\n".join(f"    {name:<10}{summary}" for name, summary in COMMANDS.items())
    return (
        f"usage: specglot [-h] [--version] COMMAND ...\n\n{folded}\n{rest}\n\n"
        f"positional arguments:\n  COMMAND\n{commands}\n\n"
        "options:\n  -h, --help  show this help message and exit\n"
        "  --version   show program's version number and exit\n"
    )
