"""`specglot generate` beside what makes its models, `datamodel-codegen`, and beside another client generator.

    python tests/benchmarks/generate_speed.py [ROUNDS] [COUNT …]

For each count (1, 50 and 500 unless told) it writes pages with that many operations, each with a request body of eleven
fields, one of them an object of its own. Then, in turn and in processes of their own:

- `specglot generate`, both clients, from nothing: pages read, models made, code formatted, cache begun;
- the same where the pages have been read before, as long as there is a cache that remembers that;
- the same where pages have changed but nothing that they say (a line more in each);
- the same where nothing has changed;
- `datamodel-codegen --formatters builtin` on the very schemas that specglot hands to it: models, and no client;
- `openapi-python-client generate`, where it is installed, on the openapi.yaml of the same pages: one client.

Printed are seconds of CPU time (user and system, children included), which other programs of the machine do not change,
and the median of the ratios of each round; for a run with nothing to do, against `python -c pass`.
"""

from __future__ import annotations

import importlib.util
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "generator"))

PAGE = """# Create item {n} {{#item{n}-request}}

```
POST
https://api.example.com/v1/items{n}
```

Creates item {n}.

## Request body

```
{{
    "itemName": "x",
    "count": 3,
    "weight": 2.5,
    "active": true,
    "place": {{
        "postalCode": "1",
        "lat": 1.5
    }},
    "service": "express",
    "tags": ["a"],
    "ts": 1678785960215,
    "note-text": "Ring twice",
    "x": {{}}
}}
```

* `itemName` (Required): Name of item {n}.
* `count` (Required): How many there are.
* `weight` (Optional): Weight in kilograms.
* `active` (Optional): Whether it counts.
* `place` (Required): Where it is.
   * `postalCode` (Required): The postal code.
   * `lat` (Optional): The latitude.
* `service` (Required)

   **Valid values:** `standard`, `express`
* `tags` (Optional): Tags of it.
* `ts` (Optional): Time stamp in milliseconds.
* `note-text` (Optional): A line for the driver.
* `x` (Optional): Anything.

## Response codes

| Response code | Description | Client action |
|---|---|---|
| 204 | Item created | Not applicable |
| 400 | Request not valid | Correct the request |
| 410 | Depot closed | Choose another depot |
"""
CONFIG = """[project]
pages = ["docs/{locale}/*.md"]
version = "1"

[project.title]
en = "Items"

[generate]
targets = ["python", "typescript"]

[generate.options.python]
package = "items"
"""

RUN = [sys.executable, "-m"]
GENERATE = [*RUN, "specglot", "generate"]
THEIR_MODELS = [
    str(Path(sys.executable).with_name("datamodel-codegen")), "--input", "schemas.json", "--input-file-type", "openapi",
    "--output-model-type", "pydantic_v2.BaseModel", "--formatters", "builtin", "--output", "models.py",
]  # fmt: skip
THEIR_CLIENT = [
    *RUN,
    "openapi_python_client",
    "generate",
    "--path",
    "spec/openapi.yaml",
    "--output-path",
    "client",
]

FROM_NOTHING, READ, SAYS_THE_SAME, UNCHANGED = "from nothing", "pages read", "says the same", "unchanged"
OTHER_MODELS, OTHER_CLIENT, PASS = "datamodel-codegen", "openapi-python-client", "python -c pass"


def write(folder, count):
    """A project of that many pages, its spec, and the schemas of its models."""
    pages = folder / "docs" / "en"
    pages.mkdir(parents=True)
    for number in range(count):
        (pages / f"item{number}.md").write_text(PAGE.format(n=number))
    (folder / "specglot.toml").write_text(CONFIG)
    run([*RUN, "specglot", "extract", "--no-cache"], folder)
    (folder / "schemas.json").write_text(json.dumps(schemas(folder)))


def schemas(folder):
    from specglot.config import load_config
    from specglot.emit.targets.python.bodies import collect
    from specglot.pipeline import read_book

    book = read_book((), load_config(folder))
    return collect(book.spec, package="items", lang="en", fallback=()).document()


def run(command, folder):
    """Seconds of CPU time of a program and those that it starts."""
    path = os.pathsep.join(filter(None, [str(ROOT / "generator"), os.environ.get("PYTHONPATH", "")]))
    environment = {**os.environ, "PYTHONPATH": path}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # programs are compiled once, as anywhere else
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def forget(folder, *names):
    for name in names:
        shutil.rmtree(folder / name, ignore_errors=True)


def round_of(folder, with_client):
    """One run of everything, in turn."""
    took = {PASS: run([sys.executable, "-c", "pass"], folder)}
    forget(folder, "generated", ".specglot", "client")
    took[FROM_NOTHING] = run(GENERATE, folder)
    took[OTHER_MODELS] = run(THEIR_MODELS, folder)
    if with_client:
        took[OTHER_CLIENT] = run(THEIR_CLIENT, folder)
    forget(folder, "generated", ".specglot")
    run([*RUN, "specglot", "check", "--fail-on", "error"], folder)
    took[READ] = run(GENERATE, folder)
    for page in (folder / "docs" / "en").iterdir():
        page.write_text("\n" + page.read_text())
    took[SAYS_THE_SAME] = run(GENERATE, folder)
    took[UNCHANGED] = run(GENERATE, folder)
    for page in (folder / "docs" / "en").iterdir():
        page.write_text(page.read_text()[1:])
    return took


def measure(count, rounds, with_client):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, count)
        round_of(folder, with_client=with_client)  # the first round compiles
        found = [round_of(folder, with_client=with_client) for _ in range(rounds)]
    sys.stdout.write(f"\n{count} schema{'s' if count > 1 else ''}\n")
    for what in (FROM_NOTHING, READ, SAYS_THE_SAME, UNCHANGED, OTHER_MODELS, OTHER_CLIENT, PASS):
        if what not in found[0]:
            continue
        line = f"  {what:22}{statistics.median(one[what] for one in found):8.3f} s"
        against = [PASS] if what == UNCHANGED else [OTHER_MODELS, OTHER_CLIENT]
        for other in against if what in (FROM_NOTHING, READ, SAYS_THE_SAME, UNCHANGED) else ():
            if other in found[0]:
                ratio = statistics.median(one[what] / one[other] for one in found)
                line += f"   {ratio:5.2f} x {other}"
        sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(rounds=5, *counts):
    with_client = importlib.util.find_spec("openapi_python_client") is not None
    for count in counts or (1, 50, 500):
        # Its time grows with the square of the count, and faster where schemas refer to one another.
        measure(count, rounds, with_client=with_client and count <= 50)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
