"""Samples are valid in their languages, whatever a page says."""

import ast
import json
import shutil
import subprocess

import pytest
from msgspec.structs import replace

from specglot.model.page import SampleRow
from specglot.model.spec import Operation
from specglot.site.inputs import SiteInputs
from specglot.site.samples import plain_samples, request_body


@pytest.fixture
def scan(inputs: SiteInputs) -> Operation:
    return next(item for item in inputs.spec.operations if item.path.value.endswith("/scans"))


def code(operation: Operation) -> dict[str, str]:
    return {sample.label: sample.code for sample in plain_samples(operation)}


def hostile(operation: Operation) -> Operation:
    text = json.dumps(
        {"a'b": '$(touch x) `id` "q" \'; rm -rf / #', "c": "${process.exit()} \u2028 </script>"}
    )
    span = operation.path.claims[0].span
    path = replace(operation.path, value='/v1/{p"id}/$(id)/`x`\\')
    return replace(operation, path=path, sample=SampleRow(text=text, entries=(), span=span))


def test_the_body_is_the_pages_sample(scan: Operation) -> None:
    assert request_body(scan) == {"time": {"at": 1700000000000}, "state": "sent", "extra": {}}


def test_without_a_sample_the_body_is_made_of_the_fields(scan: Operation) -> None:
    body = request_body(replace(scan, sample=None))
    assert set(body) == {"time", "state", "extra"}
    assert set(body["time"]) == {"at"}


def test_python_compiles_and_carries_the_body(scan: Operation) -> None:
    for operation in (scan, hostile(scan)):
        tree = ast.parse(code(operation)["Python"])
        (call,) = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        ]
        (body,) = [item.value for item in call.keywords if item.arg == "json"]
        assert ast.literal_eval(body) == request_body(operation)


def test_curl_is_one_command_and_its_body_arrives(scan: Operation) -> None:
    for operation in (scan, hostile(scan)):
        script = 'curl() { for last; do :; done; printf %s "$last"; }\n' + code(operation)["curl"]
        done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True, env={})
        assert json.loads(done.stdout) == request_body(operation)
        assert done.stderr == ""


def test_typescript_parses(scan: Operation) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node")
    for operation in (scan, hostile(scan)):
        body = code(operation)["TypeScript"]
        script = f"const fetch = async (u, o) => {{ console.log(o.body); return {{}}; }};\n(async () => {{ {body} }})();"
        done = subprocess.run([node, "-e", script], capture_output=True, text=True, check=True)
        assert json.loads(done.stdout.split("\n")[0]) == request_body(operation)
