"""Every finding's code is in the table, in the document, and in the program; the examples hold."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from handouts.catalogs.entry import Entry
from handouts.catalogs.po import Catalog
from handouts.checks.check import Report, review
from handouts.checks.glossary import locale_glossary
from handouts.checks.registry import RULES
from handouts.content.load import load
from handouts.errors import Stopped
from handouts.findings import Finding, Severity
from tests.checks.checking import expected
from tests.gettexts import catalog_of
from tests.sheets import PROJECT

PACKAGE = Path(__file__).parent.parent / "handouts"
DOCUMENT = (PACKAGE.parent / "docs" / "findings.md").read_text("utf-8")

CODE = re.compile(r"[a-z]+(-[a-z]+)*")
SAID = re.compile(r"(?P<severity>error|warning)(?P<ignore>; may be ignored)?\. ")
FENCE = re.compile(r"^```(po|md)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def entries() -> dict[str, str]:
    """What the document says under the heading of each code."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    fenced = False
    for line in DOCUMENT.split("\n"):
        fenced ^= line.startswith("```")
        if line.startswith("#") and not fenced:
            code = re.fullmatch(r"### `(.+)`", line)
            lines = found.setdefault(code[1], []) if code else []
        else:
            lines.append(line)
    return {code: "\n".join(lines).strip() + "\n" for code, lines in found.items()}


ENTRIES = entries()
EXAMPLES = [(code, *fence) for code, said in ENTRIES.items() for fence in FENCE.findall(said)]

# What no example of a few lines can show: a file that is not there, a finished sheet, a signature.
NOT_SHOWN = {
    "no-catalog", "missing", "unused", "unreadable", "picture", "file-name", "missing-glyph",
    "torn-mark", "little-room", "unsaid-picture",
    "too-long", "second-reader", "approval-void", "withheld", "seal-broken",
    "second-role", "revision-not-raised", "unknown-locale", "defect", "stray-catalog", "no-value",
    "not-read-back", "back-answer", "drift", "drift-wording",
}  # fmt: skip

FRONT = "---\nid: small\nkind: general\nrevision: 2026-11-20\n---\n"
HEAD = "# A title\n\nA lead.\n\n## The day {#day}\n\n"
HEADER = (
    'msgid ""\nmsgstr "Project-Id-Version: x\\nPO-Revision-Date: 2026-11-20\\n'
    "Last-Translator: x\\nLanguage-Team: x\\nLanguage: {tag}\\nMIME-Version: 1.0\\n"
    "Content-Type: text/plain; charset=UTF-8\\nContent-Transfer-Encoding: 8bit\\n"
    'Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)


def called(node: ast.Call) -> str:
    """The name of what is called, without what it is an attribute of."""
    return str(getattr(node.func, "id", "") or getattr(node.func, "attr", ""))


def firsts(tree: ast.AST, forwards: set[str]) -> Iterator[ast.expr]:
    """The first argument of each call that takes a code; the first item of what yields faults."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in forwards and len(node.args) > 2:
            yield node.args[0]
        elif isinstance(node, ast.FunctionDef) and "Faults" in ast.unparse(
            node.returns or node.args
        ):
            yield from (
                inner.value.elts[0]
                for inner in ast.walk(node)
                if isinstance(inner, ast.Yield) and isinstance(inner.value, ast.Tuple)
            )


def codes_in(tree: ast.AST, forwards: set[str]) -> Iterator[str]:
    """The codes that are written out."""
    for first in firsts(tree, forwards):
        if isinstance(first, ast.Constant) and CODE.fullmatch(str(first.value)):
            yield str(first.value)


def codes_of_the_program() -> set[str]:
    trees = [ast.parse(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py")]
    forwards = {
        node.name
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and "code" in [arg.arg for arg in node.args.args]
    }
    forwards |= {"finding", "Fault"}
    return {code for tree in trees for code in codes_in(tree, forwards)}


def test_the_program_has_the_codes_of_the_table_and_no_other() -> None:
    assert codes_of_the_program() == set(RULES)


def test_the_document_has_the_codes_of_the_table_and_no_other() -> None:
    assert set(ENTRIES) == set(RULES)
    assert DOCUMENT.count("\n### `") == len(RULES), "no code stands there twice"


@pytest.mark.parametrize("code", RULES)
def test_the_document_says_of_a_code_what_the_table_says(code: str) -> None:
    said, rule = SAID.match(ENTRIES[code]), RULES[code]
    assert said is not None
    assert Severity(said["severity"]) is rule.severity
    assert bool(said["ignore"]) is not rule.locked
    assert rule.says.endswith(".")


def test_every_code_has_an_example_or_a_reason_for_none() -> None:
    shown = {code for code, _, _ in EXAMPLES}
    apart = {code for code in RULES if code.startswith(("printed-", "exchange-"))}
    assert shown | NOT_SHOWN | apart == set(RULES)
    assert not shown & NOT_SHOWN


def unescaped(text: str) -> str:
    return re.sub(r"<U\+([0-9A-F]{4,6})>", lambda match: chr(int(match[1], 16)), text)


def report_of(example: str) -> Report:
    """What the checks say of an example's catalog; its first line is the language."""
    language, _, body = unescaped(example).partition("\n")
    tag = language.removeprefix("# ")
    header = "" if 'msgid ""' in body else HEADER.format(tag=tag)
    catalog = catalog_of(header + body, "x.po")
    sources = tuple(replace(entry, msgstr="", flags=()) for entry in catalog.entries)
    template = Catalog("x.pot", Entry(""), sources)
    return review(catalog, expected(template, tag, glossary=locale_glossary(PROJECT, tag)))


def found_in_source(example: str, folder: Path) -> tuple[Finding, ...]:
    text = example if example.startswith("---") else FRONT + HEAD + example
    path = folder / "small.md"
    path.write_text(text, "utf-8")
    with pytest.raises(Stopped) as caught:
        load(path, "small.md")
    return caught.value.findings


@pytest.mark.parametrize(("code", "kind", "example"), EXAMPLES, ids=[e[0] for e in EXAMPLES])
def test_an_example_of_the_document_has_its_finding(
    code: str, kind: str, example: str, tmp_path: Path
) -> None:
    found = found_in_source(example, tmp_path) if kind == "md" else report_of(example).findings
    mine = [finding for finding in found if finding.code == code]
    assert mine, found
    assert {finding.severity for finding in mine} == {RULES[code].severity}
    assert all(finding.hint for finding in mine)


@pytest.mark.parametrize(
    ("code", "example"), [(code, text) for code, kind, text in EXAMPLES if kind == "po"]
)
def test_a_finding_of_an_example_is_ignored_only_where_that_is_allowed(
    code: str, example: str
) -> None:
    comment = f"# handouts: ignore={code} for the test\n"
    language, _, body = example.partition("\n")
    report = report_of(f"{language}\n{comment}{body}")
    assert (code in {f.code for f in report.findings}) is RULES[code].locked
    assert (code in {each.finding.code for each in report.ignored}) is not RULES[code].locked
    assert all(each.reason == "for the test" for each in report.ignored)
