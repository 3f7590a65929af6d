"""The commands for approvals: approve, withdraw, changes."""

import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text as Styled

from handouts.approvals.answers import Open
from handouts.approvals.editions import Register, Standing
from handouts.approvals.edits import Edit, summary
from handouts.approvals.signing import Signature, unanswered
from handouts.approvals.withdrawal import withdraw
from handouts.catalogs.po import INTERFACE, po_path
from handouts.cli.app import (
    HandoutsArgument,
    ProjectOption,
    command,
    console,
    leave,
    project_at,
    show,
)
from handouts.clinic import ROLES
from handouts.content.load import Sources, read_sources
from handouts.content.model import Handout
from handouts.errors import UsageError
from handouts.findings import Finding, Where
from handouts.guard import exit_code, guarded
from handouts.locale import SOURCE_TAG, parse
from handouts.meaning.diff import Op, Stretch, word_diff
from handouts.project import Project
from handouts.review.approve import approve

_MARKS = {Op.KEPT: ("", "", ""), Op.GONE: ("[-", "-]", "red"), Op.NEW: ("{+", "+}", "green")}

_ACCEPT = re.compile(r"(?P<name>[\w-]+@[^#]*#\d+)(?:=(?P<reason>.*))?", re.DOTALL)

_LOCALE = typer.Argument(metavar="LOCALE", help="A tag: es, zh_Hans; en for the English text.")
_HANDOUT = typer.Argument(metavar="HANDOUT", help=f"A handout's id, or {INTERFACE}.")
_DAY = typer.Option("--date", formats=["%Y-%m-%d"], help="The day. Default: today.")


@command(
    "approve",
    example="handouts approve es lumbar-sympathetic-block --name 'Ana Morales' "
    "--role translator --credential 'certified medical translator'",
)
def approve_command(
    locale: Annotated[str, _LOCALE],
    handout: Annotated[str, _HANDOUT],
    name: Annotated[str, typer.Option(metavar="NAME", help="Who signs.")],
    role: Annotated[str, typer.Option(metavar="|".join(ROLES), help="As what.")],
    credential: Annotated[
        str, typer.Option(metavar="TEXT", help="The qualification; a translator must have one.")
    ] = "",
    day: Annotated[datetime | None, _DAY] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FINDING=REASON",
            help="Why a warning may stand: 'negation@risks#1=it is said in the next line'.",
        ),
    ] = None,
    project: ProjectOption = None,
) -> None:
    """Sign a text: record who approved it, and seal a copy. What has errors is refused.

    Each warning is mended before, or answered with --accept; on a terminal you are asked.
    """
    here = project_at(project)
    tag = parse(locale).tag
    signature = Signature(name, role, credential, day.date() if day else date.today())
    accepted = dict(map(_accepted, accept or ()))
    if sys.stdin.isatty():
        accepted |= _asked(unanswered(here, tag, handout), accepted)
    done = approve(here, tag, handout, signature, accepted)
    for answer in done.approval.answers:
        print(f"accepted: {answer.code} at [{answer.msgctxt}]: {answer.reason}")
    said = "had approved it already" if done.again else "approved it"
    print(f"{tag} {handout}, {done.lines} messages: {done.approval} {said}")
    print(f"sealed copy: {here.name_of(done.copy)}")
    print(f"still to sign: {', '.join(done.due)}" if done.due else "all have signed who must")


def _accepted(text: str) -> tuple[str, str]:
    """The name of a finding and the reason why it may stand, of an option --accept."""
    match = _ACCEPT.fullmatch(text)
    if match is None:
        hint = "write the finding as `handouts approve` names it: negation@risks#1=reason"
        raise UsageError(f"--accept {text!r} names no finding", hint)
    return match["name"], match["reason"] or ""


def _asked(found: Sequence[Open], accepted: Mapping[str, str]) -> dict[str, str]:
    """The reasons that a person at the terminal gives; what gets none stays without an answer."""
    reasons = {}
    for each in found:
        if each.name not in accepted:
            show((each.shown,))
            reason = typer.prompt("Why may it stand?", default=each.reason, err=True)
            if reason.strip():
                reasons[each.name] = reason
    return reasons


@command(
    "withdraw",
    example="handouts withdraw es lumbar-sympathetic-block --name 'Ana Morales' "
    "--reason 'step 2 names the wrong medicine'",
)
def withdraw_command(
    locale: Annotated[str, _LOCALE],
    handout: Annotated[str, _HANDOUT],
    name: Annotated[str, typer.Option(metavar="NAME", help="Who takes the approvals back.")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why.")],
    day: Annotated[datetime | None, _DAY] = None,
    project: ProjectOption = None,
) -> None:
    """Take the approvals of a text back: no edition of it goes to patients until it is signed."""
    here = project_at(project)
    tag = parse(locale).tag
    on = day.date() if day else date.today()
    done = withdraw(here, tag, handout, name, reason, on)
    print(f"{tag} {handout}: the approvals are withdrawn ({done[-1]})")
    print("withheld from now on; take the sheets away that lie about: handouts build --release")


@command("changes", example="handouts changes es")
def changes_command(
    locale: Annotated[str, _LOCALE],
    handouts: HandoutsArgument = None,
    project: ProjectOption = None,
) -> None:
    """Show how the English has changed since a language's texts were approved, word by word."""
    here = project_at(project)
    tag = here.tag_of(locale, SOURCE_TAG)
    register = Register(here)
    screen = console()
    texts, problems = _texts(here, tag, handouts or ())
    found = [*problems]
    for source in texts:
        domain = source.id if source else INTERFACE
        where = Where(here.name_of(po_path(here, tag, domain)))
        standing, problems = guarded(partial(register.standing, tag, source), where)
        found += problems
        if standing is not None:
            print(f"{tag} {domain}: {_since(standing)}")
            show_edits(screen, standing)
    show(dict.fromkeys(found))
    leave(exit_code(found))


def show_edits(screen: Console, standing: Standing) -> None:
    """Print each edit with its section, its weight and its words."""
    for edit in standing.edits:
        screen.print(f"\n  {_head(edit)}")
        screen.print(_body(edit, screen.is_terminal))
    if standing.edits:
        screen.print()


def _texts(
    project: Project, tag: str, handouts: Sequence[str]
) -> tuple[tuple[Handout | None, ...], tuple[Finding, ...]]:
    """The texts to compare, None for the interface, and what is wrong with others."""
    named = [name for name in handouts if name != INTERFACE]
    sources = read_sources(project, named) if named or not handouts else Sources(())
    if tag != SOURCE_TAG and (not handouts or INTERFACE in handouts):
        return (*sources.handouts, None), sources.findings
    return sources.handouts, sources.findings


def _since(standing: Standing) -> str:
    if standing.base is None:
        if standing.signed:
            return f"as {standing.signed[-1]} approved it"
        return "nothing is approved yet"
    last = standing.base.approvals[-1]
    if standing.fault:
        return standing.fault
    if not standing.edits and not standing.retranslated:
        return f"as {last} approved it"
    return f"since {last} approved it: {standing.reason or summary(standing.edits)}"


def _head(edit: Edit) -> str:
    place = f"{edit.section}, " if edit.section else ""
    reasons = f" ({'; '.join(edit.reasons)})" if edit.reasons else ""
    return f"{place}{edit.how}: {edit.kind}{reasons}"


def _body(edit: Edit, colours: bool) -> Styled:
    """The words of an edit: gone and new ones in colour or, elsewhere, in [-…-] and {+…+}."""
    body = Styled("    ")
    stretches = word_diff(edit.before, edit.after)
    for stretch in stretches:
        body.append(*_stretch(stretch, colours))
    return body


def _stretch(stretch: Stretch, colours: bool) -> tuple[str, str]:
    begin, end, colour = _MARKS[stretch.op]
    if colours:
        return stretch.text, colour
    words = stretch.text.rstrip()
    return f"{begin}{words}{end}{stretch.text[len(words) :]}", ""
