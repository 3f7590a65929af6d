"""The registry: no check is forgotten, and each one's rules are those of what it finds."""

import pkgutil
from importlib import import_module

import pytest

from handouts import checks
from handouts.checks.pair import Check, Pair, error, finds, warning
from handouts.checks.registry import CHECKS, RULES, STRICT
from handouts.findings import Severity
from handouts.rules import GENERAL, Rule
from tests.checks.checking import expected
from tests.gettexts import catalog_of
from tests.test_rules import EXAMPLES, unescaped


@pytest.mark.parametrize("name", [module.name for module in pkgutil.iter_modules(checks.__path__)])
def test_no_check_is_left_out_of_the_registry(name: str) -> None:
    module = import_module(f"handouts.checks.{name}")
    its = [each for each in vars(module).values() if isinstance(each, Check)]
    assert {*its} <= {*CHECKS}


def test_no_check_runs_twice_and_no_two_rules_have_one_code() -> None:
    assert len({*CHECKS}) == len(CHECKS)
    rules = {rule for check in CHECKS for rule in check.rules} | {*GENERAL.values()}
    assert len(rules) == len(RULES)


def test_a_check_finds_only_faults_of_its_own_rules() -> None:
    found: dict[str, set[str]] = {}
    for _, kind, example in EXAMPLES:
        if kind != "po":
            continue
        language, _, body = unescaped(example).partition("\n")
        catalog = catalog_of(body, "x.po")
        its = expected(catalog, language.removeprefix("# ")).language
        for entry in catalog.entries:
            for check in CHECKS:
                codes = {fault.code for fault in check(Pair(entry.msgid, entry.msgstr, its))}
                assert codes <= {rule.code for rule in check.rules}
                found.setdefault(check.run.__name__, set()).update(codes)
    assert sum(map(bool, found.values())) > 25


def test_what_keeps_a_sheet_from_being_written_is_strict_and_nothing_else() -> None:
    for check in CHECKS:
        errors = [rule for rule in check.rules if rule.severity is Severity.ERROR]
        assert (check in STRICT) is bool(errors)


def test_each_decorator_adds_its_rule() -> None:
    rule = Rule("third", Severity.WARNING, "A third.")

    @error("first", "A first.")
    @warning("second", "A second.")
    @finds(rule)
    def check(_: Pair):  # type: ignore[no-untyped-def]
        yield from ()

    assert [each.code for each in check.rules] == ["first", "second", "third"]
    assert [each.locked for each in check.rules] == [True, False, False]
    assert check.strict
