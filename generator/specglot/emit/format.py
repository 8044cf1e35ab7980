"""Generated Python as templates leave it → as ruff would have it."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from specglot.emit.target import Output, confined

LINE_LENGTH = 100


def format_python(
    outputs: Sequence[Output], *, first_party: str, target: str = "py311"
) -> tuple[Output, ...]:
    """Sort imports and format every `.py` and `.pyi` file and the Python in `.md` files, all in one staging folder.

    The user's own ruff settings do not reach it (`--isolated`), and nothing is cached.

    Args:
        outputs: All files of a target; those without Python pass unchanged.
        first_party: The package whose imports are the target's own.
        target: ruff's name of the oldest Python that the code has to run on.

    Returns:
        The same files in the same order.

    Raises:
        RuntimeError: ruff refused the code: a template is broken.
    """
    from ruff import find_ruff_bin  # pyright: ignore[reportMissingTypeStubs]  # a binary with a finder

    ruff = find_ruff_bin()
    common = (
        "--isolated",
        "--no-cache",
        "--quiet",
        "--line-length",
        str(LINE_LENGTH),
        "--target-version",
        target,
    )
    with TemporaryDirectory(prefix="specglot-") as name:
        folder = Path(name)
        staged = {
            output.path: folder / confined(output.path) for output in outputs if _has_python(output.path)
        }
        for output in outputs:
            if output.path in staged:
                staged[output.path].parent.mkdir(parents=True, exist_ok=True)
                staged[output.path].write_text(output.text, encoding="utf-8", newline="\n")
        isort = (
            "--select",
            "I,F401",
            "--fix",
            "--exit-zero",
            "--config",
            f"lint.isort.known-first-party=['{first_party}']",
        )
        _run((ruff, "check", *common, *isort, "."), folder)
        _run((ruff, "format", *common, "."), folder)
        if pages := [output.path for output in outputs if output.path.endswith(".md")]:
            _run(
                (ruff, "format", *common, "--preview", *pages), folder
            )  # code in Markdown is still a preview
        return tuple(
            Output(path=output.path, text=staged[output.path].read_text(encoding="utf-8"))
            if output.path in staged
            else output
            for output in outputs
        )


def _run(command: Sequence[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"ruff refused generated code:\n{done.stdout}{done.stderr}")


def _has_python(path: str) -> bool:
    return path.endswith((".py", ".pyi", ".md"))
