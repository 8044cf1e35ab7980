"""`specglot generate`, against `openapi-python-client generate` on the openapi.yaml that specglot writes.

    python tests/benchmarks/generate_speed.py [ROUNDS]

Whole processes, in turn. specglot reads the pages of five languages and writes the Python and the TypeScript package,
the other one reads one YAML file and writes a Python package. Beside the time on the clock is the CPU time, which other
programs of the machine do not change, and the number of files written.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "clients")]

import serving  # noqa: E402  the path above leads to it

SPECGLOT = "specglot generate"
SPECGLOT_PYTHON = "specglot generate --target python"
OTHER = "openapi-python-client generate"


def commands(out):
    run = [sys.executable, "-m"]
    ours = [*run, "specglot", "generate", "--config", str(serving.ROOT / "specglot.toml"), "--out", str(out)]
    document = str(serving.ROOT / "spec" / "openapi.yaml")
    return {
        OTHER: [
            *run, "openapi_python_client", "generate", "--path", document, "--output-path", str(out / "client"),
        ],
        SPECGLOT: ours,
        SPECGLOT_PYTHON: [*ours, "--target", "python"],
    }  # fmt: skip


def cpu():
    """Seconds of CPU time of all programs that were run."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def seconds(name):
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        environment = serving.environment()
        del environment["PYTHONDONTWRITEBYTECODE"]
        begun, used = time.perf_counter(), cpu()
        subprocess.run(
            commands(out)[name], cwd=serving.ROOT, env=environment, capture_output=True, check=True
        )
        took = time.perf_counter() - begun, cpu() - used
        shutil.rmtree(out / "client" / ".ruff_cache", ignore_errors=True)
        return took, sum(path.is_file() for path in out.rglob("*"))


def main(rounds=7):
    names = (OTHER, SPECGLOT, SPECGLOT_PYTHON)
    found = {name: [] for name in names}
    files = {}
    for number in range(rounds + 1):
        for name in names:
            took, files[name] = seconds(name)
            if number:  # the first round compiles
                found[name].append(took)
    for name in names:
        clock, used = (statistics.median(took[kind] for took in found[name]) for kind in (0, 1))
        ratios = [
            statistics.median(
                mine[kind] / other[kind] for mine, other in zip(found[name], found[OTHER], strict=True)
            )
            for kind in (0, 1)
        ]
        sys.stdout.write(
            f"{name}: {clock:.2f} s, ratio {ratios[0]:.2f}; CPU {used:.2f} s, ratio {ratios[1]:.2f}; "
            f"{files[name]} files\n"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
