"""What a locale's catalogs remember."""

from handouts.merge.memory import memory
from tests.gettexts import catalog
from tests.merge.merging import entry


def test_only_confirmed_translations_are_remembered_and_without_what_is_said_about_them() -> None:
    found = memory(
        [
            catalog(
                entry("a", "Rest.", "Ruhen.", "# note\n#, checked\n")
                + entry("a", "Eat.", "Essen.", "#, fuzzy\n")
                + entry("a", "Drink.", "")
            )
        ]
    )
    (only,) = found.by_text.values()
    assert (only.msgid, only.msgstr, only.notes, only.flags) == ("Rest.", "Ruhen.", (), ())


def test_of_one_text_the_translation_in_use_is_remembered() -> None:
    gone = catalog('#~ msgid "Rest."\n#~ msgstr "alt"\n')
    used = catalog(entry("b", "Rest.", "neu"))
    assert memory([gone, used]).by_text["Rest."].msgstr == "neu"
    assert memory([gone]).by_text["Rest."].msgstr == "alt"


def test_the_texts_most_like_another_come_with_their_entries() -> None:
    found = memory([catalog(entry("a", "Rest at home.", "x") + entry("a", "Other.", "y"))])
    assert [one.msgstr for one in found.like("Rest at our home.", 80)] == ["x"]
    assert memory().like("Rest.", 0) == []
