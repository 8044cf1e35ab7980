"""`python -m specglot` and the `specglot` script."""

from __future__ import annotations

import sys

from specglot.cli import main

if __name__ == "__main__":
    sys.exit(main())
