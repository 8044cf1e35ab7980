"""Plain data → YAML text that a person can read and a diff can follow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_BREAKS = re.compile("[\x85\u2028\u2029]").search
"""Line ends to YAML 1.1: escaped, or they are folded."""


def to_yaml(value: Mapping[str, Any], *, header: str = "", quick: bool = False) -> str:
    """YAML 1.1-safe text: keys in the order given, no line wrapping, multi-line strings as blocks.

    Args:
        value: mappings, lists, strings, numbers, booleans, None.
        header: comment lines put before it, without `#`.
        quick: Write with libyaml where PyYAML has it, in a sixth of the time. Lists are not indented then.
    """
    import yaml

    class Readable(yaml.SafeDumper):
        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            del indentless
            super().increase_indent(flow, False)

    comment = "".join(f"# {line}\n" for line in header.splitlines())
    if quick:
        body = _dump(value, getattr(yaml, "CSafeDumper", yaml.SafeDumper))
        # What is beyond the basic plane libyaml spells in numbers, PyYAML does not.
        return comment + (body if "\\U" not in body else _dump(value, yaml.SafeDumper))
    return comment + _dump(value, Readable)


def _dump(value: Mapping[str, Any], base: type[Any]) -> str:
    import yaml

    def whole(_dumper: Any, _data: Any) -> bool:
        return True

    def text(made: yaml.SafeDumper, data: str) -> yaml.ScalarNode:
        breaks = _BREAKS(data) is not None
        block = not breaks and "\n" in data and not any(line != line.rstrip() for line in data.split("\n"))
        scalar: yaml.ScalarNode = made.represent_scalar(  # pyright: ignore[reportUnknownMemberType] - half-typed stub
            "tag:yaml.org,2002:str", data, style='"' if breaks else "|" if block else None
        )
        return scalar

    # A dumper of its own, so that no setting leaks into other users of PyYAML.
    dumper: Any = type("Dumper", (base,), {"ignore_aliases": whole})
    dumper.add_representer(str, text)
    return str(yaml.dump(dict(value), Dumper=dumper, sort_keys=False, allow_unicode=True, width=10_000))
