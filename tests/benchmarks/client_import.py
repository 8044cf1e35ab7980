"""Import time of the generated Python client, against `import httpx2, pydantic`.

    python tests/benchmarks/client_import.py [ROUNDS]

Each import is a process of its own that says how long it took, without the start of the interpreter; the two take turns.
The client loads its models when they are first asked for, so there are two of them: with and without.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "clients")]

import serving  # noqa: E402  the path above leads to it

IMPORTS = {
    "httpx2, pydantic": "import httpx2, pydantic",
    "pydantic's BaseModel in use": "import httpx2, pydantic; pydantic.BaseModel",
    "media_collection": "import media_collection",
    "media_collection with its models": "import media_collection.models",
}


def seconds(code):
    script = f"import time; begun = time.perf_counter()\n{code}\nprint(time.perf_counter() - begun)"
    command = [sys.executable, "-c", script]
    environment = {**serving.environment(), "PYTHONPATH": str(serving.PYTHON_SOURCE)}
    del environment["PYTHONDONTWRITEBYTECODE"]  # as for whoever has installed the package
    return float(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)


def main(rounds=15):
    found = {name: [] for name in IMPORTS}
    for number in range(rounds + 1):
        for name, code in IMPORTS.items():
            took = seconds(code)
            if number:  # the first round compiles
                found[name].append(took)
    first, *_ = found
    for name, took in found.items():
        ratios = [mine / other for mine, other in zip(took, found[first], strict=True)]
        sys.stdout.write(
            f"{name}: {statistics.median(took) * 1000:.0f} ms, ratio {statistics.median(ratios):.2f}\n"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
