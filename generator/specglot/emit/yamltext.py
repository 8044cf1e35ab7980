"""Plain data → YAML text that a person can read and a diff can follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def to_yaml(value: Mapping[str, Any], *, header: str = "") -> str:
    """YAML 1.1-safe text: keys in the order given, no line wrapping, multi-line strings as blocks.

    Args:
        value: mappings, lists, strings, numbers, booleans, None.
        header: comment lines put before it, without `#`.
    """
    import yaml

    class Dumper(yaml.SafeDumper):
        """A dumper of its own, so that no setting leaks into other users of PyYAML."""

        def ignore_aliases(self, data: Any) -> bool:
            del data
            return True

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            del indentless
            super().increase_indent(flow, False)

    def text(dumper: yaml.SafeDumper, data: str) -> yaml.ScalarNode:
        breaks = any(
            char in data for char in "\x85\u2028\u2029"
        )  # line ends to YAML 1.1: escaped, or they are folded
        block = not breaks and "\n" in data and not any(line != line.rstrip() for line in data.split("\n"))
        scalar: yaml.ScalarNode = dumper.represent_scalar(  # pyright: ignore[reportUnknownMemberType] - half-typed stub
            "tag:yaml.org,2002:str", data, style='"' if breaks else "|" if block else None
        )
        return scalar

    Dumper.add_representer(str, text)
    body = yaml.dump(dict(value), Dumper=Dumper, sort_keys=False, allow_unicode=True, width=10_000)
    comment = "".join(f"# {line}\n" for line in header.splitlines())
    return comment + body
