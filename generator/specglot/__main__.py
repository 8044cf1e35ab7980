"""`python -m specglot` and the `specglot` script."""

from __future__ import annotations

import gc
import os
import sys

from specglot import cli


def main() -> int:
    """Run the command line and end the process with its status.

    Returns:
        The status, where the process does not end here because somebody watches it.
    """
    status = cli.main()
    if _watched():
        gc.freeze()  # what the run made goes with the process: nobody has to look through it for garbage
        return status
    # Python would take down module by module and value by value what the system takes at once.
    os._exit(_said(status))


def _watched() -> bool:
    """Whether a debugger, a profiler or a measure of coverage has something to do when the program is over."""
    monitoring = getattr(sys, "monitoring", None)  # Python 3.12
    tools = (monitoring.get_tool(number) for number in range(6)) if monitoring else ()
    return bool(sys.gettrace() or sys.getprofile() or any(tools) or sys.flags.interactive)


def _said(status: int) -> int:
    """The status, once all that the run said has gone out; that of a run that failed where it cannot."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # pyright: ignore[reportUnnecessaryComparison]  # as where both are closed
                stream.flush()
    except BrokenPipeError:  # whoever read it has gone
        return cli.FAILED
    except OSError as error:
        os.write(2, f"specglot: the output cannot be written: {error.strerror}\n".encode())
        return cli.FAILED
    return status


if __name__ == "__main__":
    sys.exit(main())
