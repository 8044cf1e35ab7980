"""All rules → the files of docs/manual/rules."""

from __future__ import annotations

from specglot.check.explain import page
from specglot.check.registry import all_rules
from specglot.check.rule import Family

TITLES: dict[Family, str] = {
    "facts": "Facts disagree",
    "survival": "What must survive translation was damaged",
    "text": "Text",
    "markup": "Markup",
    "versions": "Versions",
    "contradiction": "The page contradicts itself",
    "reading": "A page could not be read whole",
}
BANNER = "<!-- Written by `python -m specglot.check.manual`; edit the rule's file instead. -->\n\n"


def manual() -> dict[str, str]:
    """File name → text: one page per rule and `index.md` with all rules by family."""
    files = {f"{rule.name}.md": BANNER + page(rule) for rule in all_rules()}
    parts = [BANNER + "# Rules\n"]
    for family, title in TITLES.items():
        rows = [
            f"| [{rule.name}]({rule.name}.md) | {rule.severity} | {rule.summary} |\n"
            for rule in all_rules()
            if rule.family == family
        ]
        parts.append(f"\n## {title}\n\n| rule | level | finds |\n|---|---|---|\n{''.join(rows)}")
    files["index.md"] = "".join(parts)
    return files


if __name__ == "__main__":
    import sys
    from pathlib import Path

    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/manual/rules")
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in manual().items():
        (folder / name).write_text(text, encoding="utf-8")
