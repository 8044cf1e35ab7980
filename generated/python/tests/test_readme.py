# Written by `specglot generate` from the API's pages. Change those, or a template.
"""Every Python example of the README runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Api

README = Path(__file__).parents[1] / "README.md"
EXAMPLES = re.findall(
    r"^```python\n(.*?)^```$", README.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
)


@pytest.mark.parametrize("example", EXAMPLES)
def test_example(api: Api, monkeypatch: pytest.MonkeyPatch, example: str) -> None:
    monkeypatch.setenv("API_URL", api.url)
    exec(compile(example, "README.md", "exec"), {"__name__": "example"})
    assert api.seen
