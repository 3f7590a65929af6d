"""The command for who is how far: status, as a table, as JSON, as Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.table import Table

from handouts.approvals.book import Approval, Origin
from handouts.approvals.edits import summary, worst
from handouts.approvals.status import Status, status
from handouts.back.coverage import BackState, Coverage
from handouts.cli.app import ProjectOption, command, leave, print_table, project_at, show
from handouts.findings import Where
from handouts.guard import exit_code
from handouts.jsontext import json_text
from handouts.locale import parse

_COLUMNS = ("locale", "language", "text", "state", "translated", "fuzzy", "missing")
_LAST = ("made by", "back", "waits for")
_MADE_BY = {
    Origin.MACHINE: "machine draft",
    Origin.PERSON: "person",
    Origin.UNKNOWN: "not said",
    Origin.SOURCE: "source",
}


class StatusFormat(StrEnum):
    """How the status is written."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


@command("status", example="handouts status es --format markdown")
def status_command(
    locales: Annotated[
        list[str] | None,
        typer.Argument(metavar="LOCALE", help="Languages. Default: all, and the English."),
    ] = None,
    form: Annotated[
        StatusFormat, typer.Option("--format", case_sensitive=False, help="How to write it.")
    ] = StatusFormat.TABLE,
    project: ProjectOption = None,
) -> None:
    """Show how far each language is, what is approved, who must act, and what translators ask."""
    found = status(project_at(project), [parse(locale).tag for locale in locales or ()])
    rows = found.rows
    if form is StatusFormat.JSON:
        listed = [_json(row) for row in rows]
        told = [asdict(finding) for finding in found.findings]
        print(json_text({"texts": listed, "findings": told}), end="")
    elif form is StatusFormat.MARKDOWN:
        print("\n".join(_markdown(rows)))
    else:
        _print(rows)
    show(found.findings)
    faults = (fault for row in rows for fault in (*row.faults, *row.back_faults))
    leave(exit_code((*found.findings, *faults)))


def _print(rows: Sequence[Status]) -> None:
    table = Table(*_COLUMNS[:4], box=None, pad_edge=False)
    for column in _COLUMNS[4:]:
        table.add_column(column, justify="right")
    for column in _LAST:
        table.add_column(column)
    for row in rows:
        table.add_row(*_cells(row))
    print_table(table)
    for row in rows:
        for note in _notes(row):
            print(f"\n{row.tag} {row.domain}: {note}")
        for question in row.questions:
            print(f"\nquestion to the author, {question.where}\n  about: {question.msgid}")
            print(f"  {question.text}")


def _cells(row: Status) -> tuple[str, ...]:
    locale = parse(row.tag)
    names = f"{locale.native_name} ({locale.english_name})"
    own = locale.native_name == locale.english_name
    counts = str(row.translated), str(row.fuzzy), str(row.missing)
    made = _MADE_BY[row.standing.origin]
    if row.standing.origin is Origin.PERSON:
        made = row.translator
    return (
        row.tag,
        locale.native_name if own else names,
        row.domain,
        row.state.value,
        *counts,
        made,
        _back(row.back),
        ", ".join(row.waits_for),
    )


def _back(back: Coverage | None) -> str:
    """How much is read back, and by whom: empty where there is nothing to read back."""
    if back is None or not back.total:
        return ""
    if back.state is BackState.NONE:
        return back.state
    much = f"{back.state} ({back.done} of {back.total})" if back.lacking else str(back.state)
    who = " ".join(filter(None, (back.method, back.by))) or "nobody named"
    return f"{much}, {who}{'' if back.independent else ', not independent'}"


def _notes(row: Status) -> Iterator[str]:
    """What cannot be read of a text, and what there is to say of its approvals."""
    for fault in (*row.faults, *row.back_faults):
        yield f"cannot be read, {fault.where}: {fault.message}"
    standing = row.standing
    signed, void = ("; ".join(map(str, names)) for names in (standing.signed, standing.void))
    if signed:
        yield f"approved by {signed}"
    if void:
        yield f"no longer what was approved by {void}: {standing.reason}"
    if standing.withdrawn:
        yield f"withdrawn by {standing.withdrawn}"
    for name in standing.two_roles:
        yield f"{name} has signed in two roles"
    if standing.fault:
        yield f"seal broken: {standing.fault}"


def _markdown(rows: Sequence[Status]) -> Iterator[str]:
    columns = (*_COLUMNS, *_LAST)
    yield f"| {' | '.join(columns)} |"
    yield f"|{'|'.join('---:' if name in _COLUMNS[4:] else '---' for name in columns)}|"
    for row in rows:
        yield f"| {' | '.join(_escaped(cell) for cell in _cells(row))} |"
    notes = [f"- {row.tag} {row.domain}: {note}" for row in rows for note in _notes(row)]
    asked = [
        f"- {question.where}: {question.text} (about “{question.msgid}”)"
        for row in rows
        for question in row.questions
    ]
    for heading, lines in (("Approvals", notes), ("Questions to the author", asked)):
        if lines:
            yield from ("", f"**{heading}**", "", *map(_escaped, lines))


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def _json(row: Status) -> dict[str, Any]:
    standing = row.standing
    edits = standing.edits
    return {
        "locale": row.tag,
        "text": row.domain,
        "state": row.state.value,
        "translated": row.translated,
        "fuzzy": row.fuzzy,
        "missing": row.missing,
        "origin": standing.origin.value,
        "translator": row.translator,
        "approvals": [_approval(approval) for approval in standing.signed],
        "void": [_approval(approval) for approval in standing.void],
        "reason": standing.reason,
        "seal_broken": standing.fault,
        "withdrawn": str(standing.withdrawn or ""),
        "two_roles": list(standing.two_roles),
        "changes": {
            "messages": len(edits),
            "sections": list(dict.fromkeys(edit.section for edit in edits)),
            "kind": str(worst(edits)),
            "summary": summary(edits),
            "translations": standing.retranslated,
        },
        "back": _json_back(row.back),
        "waits_for": list(row.waits_for),
        "faults": [
            {**_place(fault.where), "message": fault.message, "hint": fault.hint}
            for fault in (*row.faults, *row.back_faults)
        ],
        "questions": [
            {**_place(question.where), "about": question.msgid, "text": question.text}
            for question in row.questions
        ],
    }


def _json_back(back: Coverage | None) -> dict[str, Any] | None:
    if back is None:
        return None
    return {
        "state": back.state.value,
        "done": back.done,
        "total": back.total,
        "method": back.method.value if back.method else "",
        "by": back.by,
        "independent": back.independent,
    }


def _place(where: Where) -> dict[str, Any]:
    return {"path": where.path, "line": where.line}


def _approval(approval: Approval) -> dict[str, str]:
    return {
        "name": approval.name,
        "role": approval.role,
        "credential": approval.credential,
        "date": approval.day.isoformat(),
    }
