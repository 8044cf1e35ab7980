"""Link ties → the functions that read a path parameter from another operation's answer."""

from __future__ import annotations

import re
from collections.abc import Mapping

from specglot.emit.names import camel, constant, unique
from specglot.emit.targets.typescript.reserved import FUNCTIONS
from specglot.emit.targets.typescript.syntax import doc, regex, string
from specglot.emit.targets.typescript.view import Link, OperationView
from specglot.emit.texts import wire
from specglot.model.spec import Spec


def links(spec: Spec, views: Mapping[str, OperationView]) -> tuple[Link, ...]:
    """One function for each response header that carries a path parameter of other operations."""
    by_pointer = {operation.pointer: operation for operation in spec.operations}
    users: dict[tuple[str, str, str, str], list[str]] = {}
    for tie in spec.ties:
        user, _, parameter = tie.source.rpartition(" path.")
        if tie.kind == "link" and user in by_pointer and tie.target in by_pointer:
            users.setdefault((tie.target, parameter, tie.header, tie.template), []).append(
                views[by_pointer[user].id].name
            )
    parameters = {"\0".join(link): link[1] for link in users}
    named = unique(parameters, lambda token: camel(f"{parameters[token]} of"), FUNCTIONS)
    found: list[Link] = []
    for link, methods in users.items():
        target, parameter, header, pattern = link
        opener = views[by_pointer[target].id]
        function = named["\0".join(link)]
        example = (pattern.replace(f"{{{parameter}}}", one) for one in ("a1", "b%2Fc"))
        first, second = (string(re.sub(r"\{[^{}]+\}", "x", one)) for one in example)
        found.append(
            Link(
                function=function,
                constant=constant(function),
                pattern=regex(pattern, parameter),
                header=string(header),
                missing=string(f"the answer has no usable {header} header"),
                doc=doc(
                    f"The `{parameter}` for {' and '.join(f'`{one}`' for one in dict.fromkeys(methods))}, from the"
                    f" `{header}` header of what `{opener.name}` answers. Throws `MissingLink` where there is none."
                ),
                parameter=wire(parameter),
                header_name=wire(header),
                opener=opener.name,
                success=opener.successful,
                call=opener.kept_call,
                locations=(first, second),
            )
        )
    return tuple(found)
