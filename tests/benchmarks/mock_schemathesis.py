"""schemathesis (https://schemathesis.io) against the mock server, from the server's own OpenAPI document.

    python tests/benchmarks/mock_schemathesis.py [SCHEMATHESIS]

Runs it twice, each time against a new server: with the document as it is, and with the link between the operations
spelled in schemathesis' own extension of runtime expressions. OpenAPI can only say that the parameter comes from the
header; which part of it, is in `x-template`, that only we read. Only the second run gets to what follows a session.

A session that another case has ended is answered with the documented 410 whatever is sent, so 410 counts among the
statuses that depend on the state and not on the request, as 404 and 409 do for schemathesis anyway.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import httpx2

sys.path[:0] = [str(Path(__file__).parents[1] / "mock"), str(Path(__file__).parents[2] / "generator")]

from mocking import process  # noqa: E402  the path above leads to it

CONFIG = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "3xx", 401, 403, 404, 409, 410, 429, "5xx"]

[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 405, 406, 409, 410, 415, 422, 428, 429, "5xx"]
"""


def spelled(document):
    """The document with each link's parameter as the part of the header that its template names."""
    for path in document["paths"].values():
        for operation in path.values():
            for response in operation["responses"].values():
                for link in response.get("links", {}).values():
                    pattern = re.sub(r"\{[^{}]+\}", "([^/]+)", link["x-template"])
                    link["parameters"] = {
                        name: f"{value}#regex:{pattern}" for name, value in link["parameters"].items()
                    }
    return document


def check(tool, change):
    with tempfile.TemporaryDirectory() as folder, process() as (_, url, _):
        document = change(httpx2.get(f"{url}/_mock/openapi.json").json())
        (Path(folder) / "openapi.json").write_text(json.dumps(document), encoding="utf-8")
        (Path(folder) / "schemathesis.toml").write_text(CONFIG, encoding="utf-8")
        command = [
            tool,
            "--config-file",
            "schemathesis.toml",
            "run",
            "openapi.json",
            "--url",
            url,
            "--checks",
            "all",
            "--no-color",
            "--seed",
            "1",
        ]
        return subprocess.run(command, cwd=folder, check=False).returncode


def main(tool=""):
    tool = tool or shutil.which("schemathesis")
    if tool is None:
        sys.exit("pip install schemathesis")
    return check(tool, lambda document: document) | check(tool, spelled)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
