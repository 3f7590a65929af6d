"""Findings for other programs: JSON, the annotations of GitHub, SARIF."""

import hashlib
from typing import Any
from urllib.parse import quote

from handouts import __version__
from handouts.checks.registry import RULES
from handouts.findings import Finding, Severity
from handouts.jsontext import json_text
from handouts.review.outcome import Outcome

_DOCUMENT = "docs/findings.md"


def as_json(outcome: Outcome) -> str:
    """The findings as one JSON object; lines and columns count from 1, 0 means the whole file."""
    return json_text(
        {
            "version": 1,
            "locales": outcome.tags,
            "errors": outcome.count(Severity.ERROR),
            "warnings": outcome.count(Severity.WARNING),
            "findings": [_row(outcome, finding) for finding in outcome.findings],
            "ignored": [
                {**_row(outcome, each.finding), "reason": each.reason} for each in outcome.ignored
            ],
        }
    )


def as_github(outcome: Outcome) -> str:
    """The findings as GitHub's workflow commands, a line each: annotations of a pull request."""
    return "".join(_command(outcome, finding) for finding in outcome.findings)


def as_sarif(outcome: Outcome) -> str:
    """The findings as a SARIF log of one run; what comments ignore is suppressed there.

    Source: Static Analysis Results Interchange Format (SARIF) 2.1.0, OASIS.
    """
    driver = {
        "name": "handouts",
        "version": __version__,
        "rules": [
            {
                "id": rule.code,
                "shortDescription": {"text": rule.says},
                "help": {"text": f"{rule.says} See {_DOCUMENT}, {rule.code}."},
                "defaultConfiguration": {"level": str(rule.severity)},
            }
            for rule in RULES.values()
        ],
    }
    results = [_result(outcome, finding) for finding in outcome.findings]
    for each in outcome.ignored:
        suppression = {"kind": "inSource", "justification": each.reason}
        results.append({**_result(outcome, each.finding), "suppressions": [suppression]})
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json_text(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        }
    )


def _row(outcome: Outcome, finding: Finding) -> dict[str, Any]:
    region = outcome.region(finding)
    return {
        "code": finding.code,
        "severity": finding.severity,
        "path": finding.where.path,
        "line": region.line if region else finding.where.line,
        "column": region.column if region else 0,
        "end_line": region.end_line if region else 0,
        "end_column": region.end_column if region else 0,
        "msgctxt": finding.where.msgctxt,
        "message": finding.message,
        "hint": finding.hint,
        "quotes": [
            {"field": each.field, "text": each.text, "spans": each.spans} for each in finding.quotes
        ],
    }


def _command(outcome: Outcome, finding: Finding) -> str:
    region = outcome.region(finding)
    values = {"file": outcome.path(finding)}
    if region:
        values |= {"line": str(region.line), "endLine": str(region.end_line)}
        # GitHub takes columns only where both are in one line.
        if region.line == region.end_line:
            values |= {"col": str(region.column), "endColumn": str(region.end_column - 1)}
    elif finding.where.line:
        values["line"] = str(finding.where.line)
    values["title"] = f"handouts {finding.code}"
    properties = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in values.items())
    context = f"[{finding.where.msgctxt}] " if finding.where.msgctxt else ""
    message = f"{context}{finding.message}" + (f"\n{finding.hint}" if finding.hint else "")
    return f"::{finding.severity} {properties}::{_escaped(message)}\n"


def _escaped(text: str, more: str = "") -> str:
    """The text as a workflow command holds it. Source: GitHub Actions toolkit, command.ts."""
    for char in f"%\r\n{more}":
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def _result(outcome: Outcome, finding: Finding) -> dict[str, Any]:
    region = outcome.region(finding)
    path = outcome.path(finding)
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {
                "uri": quote(path, errors="surrogateescape"),
                "uriBaseId": "%SRCROOT%",
            }
        }
    }
    if region:
        location["physicalLocation"]["region"] = {
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
        }
    elif finding.where.line:
        location["physicalLocation"]["region"] = {"startLine": finding.where.line}
    if finding.where.msgctxt:
        location["logicalLocations"] = [{"name": finding.where.msgctxt}]
    message = f"{finding.message}. {finding.hint}" if finding.hint else finding.message
    # What the finding is about, without its line: it stays the same when others move it.
    about = "\0".join(
        (finding.code, path, finding.where.msgctxt, *(each.text for each in finding.quotes))
    )
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": str(finding.severity),
        "message": {"text": message},
        "locations": [location],
        "partialFingerprints": {
            "about/v1": hashlib.sha256(about.encode(errors="surrogatepass")).hexdigest()
        },
    }
    if finding.code in RULES:
        result["ruleIndex"] = list(RULES).index(finding.code)
    return result
