"""Openings → the functions that read a path parameter from another operation's answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from specglot.emit.links import Opening
from specglot.emit.names import camel, constant, unique
from specglot.emit.targets.typescript.reserved import FUNCTIONS
from specglot.emit.targets.typescript.syntax import doc, regex, string
from specglot.emit.targets.typescript.view import Link, OperationView
from specglot.emit.texts import wire


def links(openings: Sequence[Opening], views: Mapping[str, OperationView]) -> tuple[Link, ...]:
    """One function for each opening, in their order."""
    tokens = {f"{one.opener.pointer}\0{one.parameter}\0{one.header}\0{one.template}": one for one in openings}
    named = unique(tokens, lambda token: camel(f"{tokens[token].parameter} of"), FUNCTIONS)
    return tuple(_link(one, views, named[token]) for token, one in tokens.items())


def _link(opening: Opening, views: Mapping[str, OperationView], function: str) -> Link:
    parameter, header = opening.parameter, opening.header
    opener = views[opening.opener.id]
    methods = " and ".join(f"`{views[one.operation.id].name}`" for one in opening.followers)
    example = (opening.template.replace(f"{{{parameter}}}", one) for one in ("a1", "b%2Fc"))
    first, second = (string(re.sub(r"\{[^{}]+\}", "x", one)) for one in example)
    return Link(
        function=function,
        constant=constant(function),
        pattern=regex(opening.template, parameter),
        header=string(header),
        missing=string(f"the answer has no usable {header} header"),
        doc=doc(
            f"The `{parameter}` for {methods}, from the `{header}` header of what `{opener.name}` answers. Throws"
            " `MissingLink` where there is none."
        ),
        parameter=wire(parameter),
        header_name=wire(header),
        opener=opener.name,
        success=opener.successful,
        call=opener.kept_call,
        locations=(first, second),
    )
