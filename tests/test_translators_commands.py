"""The commands of translators' tools: proof, export, import."""

from pathlib import Path

from tests.projects import catalog, copied, edit
from tests.sheets import HANDOUT
from tests.test_cli import run


def test_a_proof_is_written_whatever_the_findings(tmp_path: Path) -> None:
    project = copied(tmp_path)
    edit(catalog(project), "durante al menos 6 horas", "durante al menos 8 horas")
    done = run("proof", "es", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert f"wrote build/es/{HANDOUT}.proof.html: 1 errors, " in done.stdout
    text = (tmp_path / "build" / "es" / f"{HANDOUT}.proof.html").read_text("utf-8")
    assert "number-changed" in text


def test_a_proof_of_a_pseudo_locale_needs_no_catalog(tmp_path: Path) -> None:
    copied(tmp_path, ())
    done = run("proof", "ar-XB", HANDOUT, "--out", "out", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "ar_XB" / f"{HANDOUT}.proof.html").is_file()


def test_a_locale_goes_out_as_xliff_and_comes_back(tmp_path: Path) -> None:
    project = copied(tmp_path)
    before = catalog(project).read_bytes()
    assert "wrote build/es/handouts-es.xlf" in run("export", "xliff", "es", folder=tmp_path).stdout
    file = tmp_path / "build" / "es" / "handouts-es.xlf"
    done = run("import", str(file), folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("nothing changed") == 2
    assert catalog(project).read_bytes() == before
    edit(file, "<target>Bloqueo simpático lumbar<", "<target>Bloqueo lumbar<")
    told = run("import", str(file), folder=tmp_path).stdout
    assert f"{HANDOUT}.po: 1 translated, 0 fuzzy, 0 notes" in told
    assert "next: handouts check es" in told


def test_an_export_without_a_catalog_that_cannot_be_read_says_so_and_exits_3(
    tmp_path: Path,
) -> None:
    project = copied(tmp_path)
    edit(catalog(project), 'msgctxt "title"', 'msgctx "title"')
    done = run("export", "tmx", "es", "--out", "es.tmx", folder=tmp_path)
    assert done.returncode == 3
    assert f"{HANDOUT}.po:" in done.stderr and "unreadable" in done.stderr
    text = (tmp_path / "es.tmx").read_text("utf-8")
    assert "Página" in text and "Bloqueo" not in text


def test_an_import_that_refuses_a_text_exits_1(tmp_path: Path) -> None:
    copied(tmp_path)
    assert run("export", "xliff", "es", "--out", "es.xlf", folder=tmp_path).returncode == 0
    edit(tmp_path / "es.xlf", "<source>Lumbar sympathetic block<", "<source>Block<")
    done = run("import", "es.xlf", folder=tmp_path)
    assert done.returncode == 1
    assert "exchange-source" in done.stderr


def test_a_memory_is_written(tmp_path: Path) -> None:
    copied(tmp_path)
    assert run("export", "tmx", "es", folder=tmp_path).returncode == 0
    assert "Bloqueo" in (tmp_path / "build" / "es" / "handouts-es.tmx").read_text("utf-8")


def test_an_update_names_the_catalogs_that_it_left_alone_and_exits_3(tmp_path: Path) -> None:
    project = copied(tmp_path, ("ar", "es"))
    edit(catalog(project, "ar"), "msgstr", "msgtsr")
    edit(project.content / f"{HANDOUT}.md", "# Lumbar sympathetic block", "# Lumbar sympathetic")
    done = run("update", folder=tmp_path)
    assert done.returncode == 3
    assert f"error: not updated: locales/ar/LC_MESSAGES/{HANDOUT}.po:" in done.stderr
    assert "more faults, in lines" in done.stderr
    assert "handouts check ar" in done.stderr
    assert f"locales/es/LC_MESSAGES/{HANDOUT}.po: " in done.stdout
