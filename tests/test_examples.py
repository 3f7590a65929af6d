"""What the documents for translators promise: commands that exist, configurations that fit."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from handouts.catalogs.po import INTERFACE
from tests.projects import copied
from tests.sheets import PROJECT
from tests.test_cli import run

DOCS = PROJECT.root / "docs"
TRANSLATORS = (DOCS / "translators.md").read_text("utf-8")
WORKFLOW = DOCS / "examples" / "handouts-check.yml"


def commands(text: str) -> list[str]:
    """The calls of ``handouts`` in a text, without comments and placeholders."""
    found = re.findall(r"(?m)(?:`|^ *|run: )(handouts [a-z]+[^`\n#|]*)", text)
    return [command.split("  ")[0].strip() for command in found]


def components() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads((DOCS / "examples" / "weblate.json").read_text())
    return loaded


def test_every_command_and_option_that_the_documents_name_exists() -> None:
    known: dict[str, str] = {}
    named = commands(TRANSLATORS) + commands(WORKFLOW.read_text("utf-8"))
    assert len(named) > 15
    for command in named:
        _, name, *words = command.replace("…", "x").split()
        if name not in known:
            done = run(name, "--help")
            assert done.returncode == 0, command
            known[name] = done.stdout
        for option in (word for word in words if word.startswith("--")):
            assert option in known[name], command


@pytest.mark.parametrize("link", re.findall(r"\]\(((?!https?:)[^)]+)\)", TRANSLATORS))
def test_every_file_that_the_document_links_is_there(link: str) -> None:
    assert (DOCS / link).is_file()


def test_weblate_has_a_component_for_each_catalog_and_its_masks_fit() -> None:
    slugs = [component["slug"] for component in components()]
    assert slugs == [*PROJECT.handouts(), INTERFACE]
    for component in components():
        files = list(PROJECT.root.glob(component["filemask"]))
        assert {path.parts[-3] for path in files} == {*PROJECT.tags()}
        assert {path.stem for path in files} == {component["slug"]}
        assert (PROJECT.root / component["new_base"]).is_file()
        assert component["template"] == ""
        assert not component["allow_translation_propagation"]


def test_what_the_document_says_of_weblate_is_what_the_file_configures() -> None:
    for component in components():
        assert f"`{component['check_flags']}`" in TRANSLATORS
        for check in component["enforced_checks"]:
            assert f"`{check}`" in TRANSLATORS


def test_the_hook_runs_for_texts_and_catalogs_and_its_command_runs(tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((PROJECT.root / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert f"id: {hook['id']}" in TRANSLATORS
    for path in ("content/knee.md", "locales/es/LC_MESSAGES/interface.po", "clinic.toml"):
        assert re.search(hook["files"], path)
    assert not re.search(hook["files"], "handouts/build.py")
    copied(tmp_path)
    done = run(*shlex.split(hook["entry"])[1:], folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_workflow_checks_every_change_of_a_text() -> None:
    workflow = yaml.safe_load(WORKFLOW.read_text("utf-8"))
    # YAML 1.1 reads the key `on` as true
    assert "content/**" in workflow[True]["pull_request"]["paths"]
    runs = [step.get("run", "") for step in workflow["jobs"]["check"]["steps"]]
    assert "handouts check --format github" in runs
    assert workflow["permissions"] == {"contents": "read"}


def test_every_file_that_the_documents_and_the_mutation_table_name_is_there() -> None:
    texts = [
        (PROJECT.root / name).read_text("utf-8")
        for name in ("CONTRIBUTING.md", "docs/testing.md", "tools/mutate.py", ".ci/run")
    ]
    named = {
        name
        for text in texts
        for name in re.findall(r"\b(?:tests|handouts|tools|docs)/[\w/.-]*\w", text)
    }
    assert len(named) > 40
    assert [name for name in sorted(named) if not (PROJECT.root / name).exists()] == []
