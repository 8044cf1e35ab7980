"""`python -m specglot` and the `specglot` script."""

from __future__ import annotations

import gc
import sys

from specglot import cli


def main() -> int:
    """Run the command line; the process ends with the status that this returns."""
    status = cli.main()
    # What the run made goes with the process: to look through all of it for garbage first takes up to a sixth of a run.
    gc.freeze()
    return status


if __name__ == "__main__":
    sys.exit(main())
