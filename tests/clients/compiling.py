"""How the tests of the TypeScript package have it compiled: under every flag, for Node.js and for a bundler."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FLAGS = (
    "strict", "exactOptionalPropertyTypes", "noUncheckedIndexedAccess", "verbatimModuleSyntax", "erasableSyntaxOnly",
    "isolatedDeclarations", "declaration", "noEmit",
)  # fmt: skip
MODULES: dict[str, dict[str, str]] = {
    "nodenext": {"module": "nodenext"},
    "bundler": {"module": "esnext", "moduleResolution": "bundler"},
}


def project(folder: Path, name: str, *files: str) -> Path:
    """A configuration for the compiler with every flag, and nothing of the machine's own types."""
    options: dict[str, Any] = {
        **dict.fromkeys(FLAGS, True),
        **MODULES[name],
        "target": "es2022",
        "lib": ["es2022", "dom"],
        "types": [],
        "skipLibCheck": False,
    }
    file = folder / f"tsconfig.{name}.json"
    file.write_text(json.dumps({"compilerOptions": options, "files": files}), encoding="utf-8")
    return file
