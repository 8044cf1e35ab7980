"""TargetRequest → everything that the templates of the package print."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from specglot.emit.format import LINE_LENGTH
from specglot.emit.models import Source
from specglot.emit.models import models as pydantic_models
from specglot.emit.names import snake, unique
from specglot.emit.target import TargetRequest
from specglot.emit.targets.python.bodies import collect
from specglot.emit.targets.python.classes import Conditions, Models
from specglot.emit.targets.python.examples import bodies
from specglot.emit.targets.python.flavours import ASYNC, SYNC, Flavour
from specglot.emit.targets.python.links import sessions
from specglot.emit.targets.python.names import names_of
from specglot.emit.targets.python.operations import body_type, error_views, operation_view
from specglot.emit.targets.python.reserved import ARGUMENTS
from specglot.emit.targets.python.view import (
    BodyType,
    ErrorView,
    OperationView,
    SessionView,
    UnitView,
    Variable,
)  # fmt: skip
from specglot.emit.texts import Text, clean, order, wire

BASE_ERRORS = (
    "AnswerError", "ApiError", "ConnectionFailed", "MalformedBody", "MissingLink", "NoAnswer", "StatusError",
    "Timeout", "UnexpectedStatus",
)  # fmt: skip
"""The error classes that every package has."""

_OTHERS = ("AsyncClient", "Client", "LANGUAGES", "Options", "Request", "Response", "StatusText")
_UNITS = {
    "Seconds": UnitView(name="Seconds", type="float", convert="seconds", doc="Seconds"),
    "WholeSeconds": UnitView(name="WholeSeconds", type="int", convert="seconds", doc="Whole seconds"),
    "Milliseconds": UnitView(name="Milliseconds", type="int", convert="milliseconds", doc="Milliseconds"),
    "FractionalMilliseconds": UnitView(
        name="FractionalMilliseconds", type="float", convert="milliseconds", doc="Milliseconds"
    ),
}


class PackageView(Struct, frozen=True, kw_only=True):
    """A package.

    Attributes:
        notice: What every file says at its top.
        package: Its import name.
        distribution: Its name on an index.
        version: Its version.
        title: The API's title.
        lang: The locale of its docstrings.
        languages: The locales of the docs, in the order in which they stand in for one another.
        line_length: The line length of its code.
        operations: The operations.
        bodies: The aliases for bodies with several models.
        errors: One class for each documented failure.
        conditions: What the docs ask of bodies beyond types.
        units: The types that take times.
        models: The classes of `models.py` that the package offers.
        body_examples: An expression for each model that an operation sends.
        models_imports: The imports of `models.py`.
        models_source: The classes of `models.py`.
        sessions: What operations open for others.
        flavours: The sync and the async way to write a client.
        variables: The servers' variables.
        servers: The server templates.
    """

    notice: Text
    package: str
    distribution: str
    version: str
    title: Text
    lang: str
    languages: tuple[str, ...]
    line_length: int
    operations: tuple[OperationView, ...]
    bodies: tuple[BodyType, ...]
    errors: tuple[ErrorView, ...]
    conditions: tuple[Conditions, ...]
    units: tuple[UnitView, ...]
    models: tuple[str, ...]
    body_examples: tuple[str, ...]
    models_imports: str
    models_source: str
    sessions: tuple[SessionView, ...]
    flavours: tuple[Flavour, ...]
    variables: tuple[Variable, ...]
    servers: tuple[Text, ...]

    @property
    def error_classes(self) -> tuple[str, ...]:
        """All error classes, sorted."""
        return tuple(sorted((*BASE_ERRORS, *(error.name for error in self.errors))))

    @property
    def session_classes(self) -> tuple[str, ...]:
        """All session classes, sorted."""
        return tuple(sorted(flavour.prefix + one.name for one in self.sessions for flavour in self.flavours))

    @property
    def lost(self) -> tuple[str, ...]:
        """The error classes after which some session can open another one."""
        return tuple(sorted({name for session in self.sessions for name in session.lost}))

    @property
    def exports(self) -> tuple[str, ...]:
        """What `from package import *` gives, sorted."""
        offered = {*_OTHERS, *self.error_classes, *self.session_classes, *self.model_names, *self.helpers}
        return tuple(sorted(offered | ({"models"} if self.models else set())))

    @property
    def model_names(self) -> tuple[str, ...]:
        """The classes of `models.py` and the aliases for those that a body may be, sorted."""
        return tuple(sorted((*self.models, *(body.name for body in self.bodies))))

    @property
    def undocumented(self) -> int:
        """A failure status that no operation documents, for the tests."""
        return next(code for code in range(418, 500) if code not in {error.code for error in self.errors})

    @property
    def helpers(self) -> tuple[str, ...]:
        """The functions that turn times into numbers, where a field has a unit."""
        return ("milliseconds", "seconds") if self.units else ()


def package_view(
    request: TargetRequest, *, package: str, distribution: str, version: str, models_too: bool = True
) -> PackageView:
    """The view of the package that a request asks for; without `models_too` it has no source of the models."""
    spec = request.spec
    models = collect(spec, package=package, lang=request.lang, fallback=request.fallback)
    names = names_of(spec)
    operations = tuple(operation_view(spec, models, names, operation) for operation in spec.operations)
    classes = (*models.enums, *models.models)
    source = _source(models, request) if classes and models_too else Source(imports="", classes="")
    return PackageView(
        notice=Text(
            value=f"Written by `{request.command}` from the API's pages. Change those, or a template.",
            locale="en",
        ),
        package=package,
        distribution=distribution,
        version=version,
        title=Text(value=clean(request.title) or package, locale=request.lang),
        lang=request.lang,
        languages=order(request.lang, request.fallback, spec.locales) or (request.lang,),
        line_length=LINE_LENGTH,
        operations=operations,
        bodies=tuple(
            alias for one in spec.operations if (alias := body_type(models, names, one)) is not None
        ),
        errors=error_views(names, operations),
        conditions=tuple(models.conditions),
        units=tuple(_UNITS[name] for name in sorted(models.units)),
        models=tuple(sorted(classes)),
        body_examples=tuple(
            example
            for one in spec.operations
            if (body := models.bodies.get(one.id)) is not None
            for example in bodies(models, one, body)
        ),
        models_imports=source.imports,
        models_source=source.classes,
        sessions=sessions(spec, {view.id.value: view for view in operations}, classes),
        flavours=(SYNC, ASYNC),
        variables=_variables(operations),
        servers=tuple(dict.fromkeys(view.server for view in operations)),
    )


def _source(models: Models, request: TargetRequest) -> Source:
    """Imports and classes of the models; every class and attribute has the name that it was given here."""
    return pydantic_models(
        models.document(),
        base_class=f"{models.package}._model.Model",
        aliases=models.aliases(),
        names={model.name: tuple(one.name for one in model.properties) for model in models.models.values()},
        store=request.store,
    )


def _variables(operations: Sequence[OperationView]) -> tuple[Variable, ...]:
    servers = dict.fromkeys(view.server.value for view in operations)
    found = [(token, server) for server in servers for token in re.findall(r"\{([^{}]+)\}", server)]
    names = unique((token for token, _ in found), snake, ARGUMENTS)
    first = dict(reversed(found))
    return tuple(
        Variable(name=name, wire=wire(token), template=wire(first[token])) for token, name in names.items()
    )
