"""Operation → requests to paste: curl, Python, TypeScript."""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Callable
from typing import cast

from specglot.model.spec import Field, Operation
from specglot.site.inputs import CodeSample

_VARIABLE = re.compile(r"\{([^{}]*)\}")
Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None
_EXAMPLES: dict[str, Json] = {
    "string": "string",
    "integer": 0,
    "number": 0,
    "boolean": True,
    "object": {},
    "array": [],
}


def plain_samples(operation: Operation) -> tuple[CodeSample, ...]:
    """Requests without any client: for `curl`, Python's httpx2 and TypeScript's fetch."""
    url = operation.server.value + operation.path.value
    method = operation.method.value
    body = request_body(operation)
    return (
        CodeSample(language="bash", label="curl", code=_curl(method, url, body)),
        CodeSample(language="python", label="Python", code=_python(method, url, body)),
        CodeSample(language="typescript", label="TypeScript", code=_typescript(method, url, body)),
    )


def request_body(operation: Operation) -> Json:
    """The documented sample's JSON, else one made of the fields' types; None for an operation without a body."""
    if operation.sample:
        try:
            return cast("Json", json.loads(operation.sample.text))
        except ValueError:
            pass
    return {item.name.value: _example(item) for item in operation.body} if operation.body else None


def _example(field: Field) -> Json:
    if field.children:
        return {child.name.value: _example(child) for child in field.children}
    if field.values and field.values.value:
        return field.values.value[0]
    return _EXAMPLES.get(field.type.value if field.type else "string", "string")


def variables(url: str) -> tuple[str, ...]:
    """The template variables of a URL, in order, each once."""
    return tuple(dict.fromkeys(_VARIABLE.findall(url)))


def _filled(url: str, literal: Callable[[str], str], variable: Callable[[str], str]) -> str:
    """A URL with its variables spelled in one way and what is between them in another."""
    pieces = _VARIABLE.split(url)
    return "".join(variable(piece) if index % 2 else literal(piece) for index, piece in enumerate(pieces))


def _name(variable: str) -> str:
    name = re.sub(r"\W+", "_", variable, flags=re.ASCII).strip("_") or "value"
    return f"p_{name}" if name[0].isdigit() else name


def _curl(method: str, url: str, body: Json) -> str:
    target = _filled(
        url, lambda piece: re.sub(r'([\\"$`])', r"\\\1", piece), lambda name: "${" + _name(name).upper() + "}"
    )
    lines = [f'curl -X {re.sub("[^A-Za-z]", "", method)} "{target}"']
    if body is not None:
        text = json.dumps(body, indent=2, ensure_ascii=False).replace("'", "'\\''")
        lines += ["  -H 'Content-Type: application/json'", f"  -d '{text}'"]
    return " \\\n".join(lines)


def _python(method: str, url: str, body: Json) -> str:
    names = tuple(_python_name(name) for name in variables(url))
    target = _filled(
        url,
        lambda piece: _doubled(_quoted(piece)[1:-1]) if names else _quoted(piece)[1:-1],
        lambda name: "{" + _python_name(name) + "}",
    )
    lines = ["import httpx2", ""]
    lines += [f'{name} = "…"' for name in names]
    lines += [
        "response = httpx2.request(",
        f"    {_quoted(method)},",
        f'    {"f" if names else ""}"{target}",',
    ]
    if body is not None:
        lines.append(f"    json={_literal(body, 4)},")
    lines += [")", "print(response.status_code)"]
    return "\n".join(lines)


def _python_name(variable: str) -> str:
    name = _name(variable).lower()
    return f"{name}_" if keyword.iskeyword(name) else name


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _doubled(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _literal(value: Json, indent: int) -> str:
    """JSON data as a Python literal, one entry a line."""
    inner, outer = " " * (indent + 4), " " * indent
    if isinstance(value, dict) and value:
        entries = [f"{inner}{_quoted(key)}: {_literal(item, indent + 4)}," for key, item in value.items()]
        return "\n".join(("{", *entries, outer + "}"))
    if isinstance(value, list) and value:
        return "\n".join(("[", *(f"{inner}{_literal(item, indent + 4)}," for item in value), outer + "]"))
    return _quoted(value) if isinstance(value, str) else repr(value)


def _typescript(method: str, url: str, body: Json) -> str:
    target = _filled(
        url, lambda piece: re.sub(r"([\\`$])", r"\\\1", piece), lambda name: "${" + _camel(name) + "}"
    )
    lines = [f'const {_camel(name)} = "…";' for name in variables(url)]
    lines.append(f"const response = await fetch(`{target}`, {{")
    lines.append(f"  method: {json.dumps(method)},")
    if body is not None:
        text = json.dumps(body, indent=2, ensure_ascii=False).replace("\n", "\n  ")
        lines += ['  headers: { "Content-Type": "application/json" },', f"  body: JSON.stringify({text}),"]
    lines += ["});", "console.log(response.status);"]
    return "\n".join(lines)


def _camel(variable: str) -> str:
    head, *rest = _name(variable).split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)
