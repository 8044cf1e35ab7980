"""Status rows and response samples of every locale → responses."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from specglot.merge.align import align
from specglot.merge.consensus import choose, claims_of, fact
from specglot.merge.witness import gaps
from specglot.model.page import HeaderRow, Located, OperationRow, Prose, ResponseSampleRow
from specglot.model.spec import Fact, Gap, Localized, Response, ResponseHeader


def merge_responses(rows: Mapping[str, OperationRow], pointer: str, group: str) -> tuple[Response, ...]:
    """Every documented status, in the order of the tables; statuses that only a sample shows come last."""
    listed = {locale: row.statuses for locale, row in rows.items() if row.statuses}
    aligned = align({locale: [status.code.value for status in found] for locale, found in listed.items()})
    spans = {locale: [status.span for status in found] for locale, found in listed.items()}
    found: list[Response] = []
    for index, row in enumerate(aligned):
        statuses = {locale: listed[locale][at] for locale, at in row.items()}
        codes = claims_of({locale: status.code for locale, status in statuses.items()})
        code = choose(codes)
        at = f"{pointer} {code}"
        samples = _samples(rows, code)
        found.append(
            Response(
                pointer=at,
                code=Fact(
                    kind="status",
                    pointer=at,
                    group=group,
                    value=code,
                    claims=codes,
                    gaps=gaps(aligned, index, spans),
                ),
                reason=_reason(samples),
                label=_localized({locale: status.label for locale, status in statuses.items()}),
                description=_localized({locale: status.description for locale, status in statuses.items()}),
                has_action=_has_action(
                    {locale: status.has_action for locale, status in statuses.items()}, at, group
                ),
                action=_localized({locale: status.action for locale, status in statuses.items()}),
                headers=_headers(samples, at, group),
                body=next((sample.body for _, sample in sorted(samples.items()) if sample.body), None),
            )
        )
    found.extend(_only_sampled(rows, pointer, group, {response.code.value for response in found}))
    return _answered(found, rows, pointer, group)


def _answered(
    found: list[Response], rows: Mapping[str, OperationRow], pointer: str, group: str
) -> tuple[Response, ...]:
    """Give a JSON answer that names no status to the documented success; to `default` where there is none."""
    answers = {locale: row.answers[0] for locale, row in sorted(rows.items()) if row.answers}
    if not answers:
        return tuple(found)
    body = max(answers.values(), key=lambda sample: (sample.exact, len(sample.entries)))
    for index, response in enumerate(found):
        if response.code.value.startswith("2"):
            if response.body is None:
                found[index] = replace(response, body=body)
            return tuple(found)
    at = f"{pointer} default"
    claims = claims_of(
        {locale: Located(value="default", raw="", span=sample.span) for locale, sample in answers.items()}
    )
    code: Fact[str] = Fact(
        kind="status-sample", pointer=at, group=group, value="default", claims=claims, basis="sample"
    )
    return (*found, Response(pointer=at, code=code, body=body, in_table=False))


def _only_sampled(
    rows: Mapping[str, OperationRow], pointer: str, group: str, known: set[str]
) -> tuple[Response, ...]:
    codes = sorted({sample.status.value for row in rows.values() for sample in row.response_samples} - known)
    found: list[Response] = []
    for code in codes:
        samples = _samples(rows, code)
        at = f"{pointer} {code}"
        claims = claims_of({locale: sample.status for locale, sample in samples.items()})
        found.append(
            Response(
                pointer=at,
                code=Fact(
                    kind="status-sample", pointer=at, group=group, value=code, claims=claims, basis="sample"
                ),
                reason=_reason(samples),
                headers=_headers(samples, at, group),
                body=next((sample.body for _, sample in sorted(samples.items()) if sample.body), None),
                in_table=False,
            )
        )
    return tuple(found)


def _samples(rows: Mapping[str, OperationRow], code: str) -> dict[str, ResponseSampleRow]:
    return {
        locale: sample
        for locale, row in sorted(rows.items())
        for sample in row.response_samples
        if sample.status.value == code
    }


def _reason(samples: Mapping[str, ResponseSampleRow]) -> str:
    reasons = sorted({sample.reason for sample in samples.values() if sample.reason})
    return reasons[0] if reasons else ""


def _localized(proses: Mapping[str, Prose | None]) -> tuple[Localized, ...]:
    return tuple(Localized(locale=locale, prose=prose) for locale, prose in sorted(proses.items()) if prose)


def _has_action(values: Mapping[str, Located[bool] | None], pointer: str, group: str) -> Fact[bool] | None:
    return fact("action", pointer, group, claims_of(values))


def _headers(
    samples: Mapping[str, ResponseSampleRow], pointer: str, group: str
) -> tuple[ResponseHeader, ...]:
    """Headers by name; their case is typography (RFC 9110, section 5.1), so it never makes two of one."""
    listed = {locale: sample.headers for locale, sample in samples.items()}
    aligned = align(
        {locale: [header.name.value.casefold() for header in found] for locale, found in listed.items()}
    )
    spans = {locale: [header.name.span for header in found] for locale, found in listed.items()}
    found: list[ResponseHeader] = []
    for index, row in enumerate(aligned):
        headers: dict[str, HeaderRow] = {locale: listed[locale][at] for locale, at in sorted(row.items())}
        written = choose(claims_of({locale: header.name for locale, header in headers.items()}))
        claims = claims_of({locale: _cased(header.name, written) for locale, header in headers.items()})
        missing: tuple[Gap, ...] = gaps(aligned, index, spans)
        found.append(
            ResponseHeader(
                name=Fact(
                    kind="header",
                    pointer=f"{pointer} {written}",
                    group=group,
                    value=written,
                    claims=claims,
                    gaps=missing,
                ),
                example=next(iter(headers.values())).value,
            )
        )
    return tuple(found)


def _cased(name: Located[str], written: str) -> Located[str]:
    if name.value.casefold() != written.casefold():
        return name
    return Located(value=written, raw=name.raw, span=name.span)
