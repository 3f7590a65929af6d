"""The proof as HTML: sound, self-contained, readable by everybody."""

import base64
import hashlib
import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from PIL import Image

from handouts.builds.render import render
from handouts.locale import parse
from handouts.proof.gather import DPI
from handouts.proof.page import html
from handouts.reading import pictures
from tests.projects import catalog, copied, edit, general
from tests.proof.proofs import parsed, proof_of, real, real_html
from tests.sheets import HANDOUT, PROJECT

TAGS = ("en", "es", "ar", "ja", "ar_XB")
STYLE = (PROJECT.root / "handouts" / "proof" / "style.css").read_text("utf-8")


@pytest.mark.parametrize("tag", TAGS)
def test_the_html_has_no_parse_error(tag: str) -> None:
    html5lib.HTMLParser(strict=True).parse(real_html(tag))


def test_the_html_of_a_broken_sheet_has_no_parse_error(tmp_path: Path) -> None:
    project = copied(tmp_path)
    po = catalog(project)
    edit(po, 'msgctxt "title"\n', '# <b>&"\n#, fuzzy\n#| msgid "<i>"\nmsgctxt "title"\n')
    edit(po, "durante al menos 6 horas", "durante <script>alert(8)</script> 8 horas")
    text = html(proof_of(project))
    html5lib.HTMLParser(strict=True).parse(text)
    assert "<script>alert" not in text
    assert len(parsed(text).findall(".//script")) == 1


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_comes_from_elsewhere_and_it_is_small(tag: str) -> None:
    text = real_html(tag)
    assert len(text.encode()) < 1_500_000
    tree = parsed(text)
    for element in tree.iter():
        assert element.tag not in ("link", "iframe", "object", "embed", "form", "base")
        for name in ("src", "href", "srcset", "action"):
            value = element.get(name, "")
            assert not value or value.startswith(("#", "data:image/png;base64,"))
    assert not re.search(r"@import|url\(|https?:", text)


def test_the_policy_lets_only_our_script_run() -> None:
    tree = parsed(real_html("es"))
    (script,) = tree.findall(".//script")
    policy = tree.find(".//meta[@http-equiv]").get("content")
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("tag", TAGS)
def test_every_link_leads_to_an_element_and_no_id_is_there_twice(tag: str) -> None:
    tree = parsed(real_html(tag))
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [link.get("href")[1:] for link in tree.iter("a")]
    assert len(links) > 100
    assert {*links} <= {*ids}
    labels = [element.get("aria-labelledby") for element in tree.iter()]
    assert {label for label in labels if label} <= {*ids}


@pytest.mark.parametrize("tag", TAGS)
def test_every_text_says_its_language_and_direction(tag: str) -> None:
    locale = parse(tag)
    tongues = {("en", "ltr"), (locale.bcp47, locale.direction)}
    words = parsed(real_html(tag)).findall(".//p[@class='words']")
    assert len(words) >= 74
    assert {(p.get("lang"), p.get("dir")) for p in words} == tongues


def test_pictures_are_those_of_the_very_pdf() -> None:
    rendered = render(PROJECT, HANDOUT, "ar", paper="letter")
    assert rendered.pdf is not None
    drawn = pictures(rendered.pdf, DPI)
    images = parsed(real_html("ar")).findall(".//img")
    assert len(images) == len(drawn) == 2
    for image, picture in zip(images, drawn, strict=True):
        data = base64.b64decode(image.get("src").partition(",")[2])
        assert data == picture.png
        with Image.open(BytesIO(data)) as opened:
            assert opened.size == (int(image.get("width")), int(image.get("height")))
            assert opened.size == (1020, 1320)  # 8.5 by 11 inches
        assert image.get("alt")


def test_headings_go_down_one_level_at_a_time() -> None:
    tree = parsed(real_html("ar"))
    levels = [int(e.tag[1]) for e in tree.iter() if re.fullmatch("h[1-6]", str(e.tag))]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_place_on_the_picture_leads_to_its_text_and_back() -> None:
    tree = parsed(real_html("ar"))
    spots = tree.findall(".//a[@class='spot']")
    for message in tree.findall(".//article"):
        own = [spot for spot in spots if spot.get("data-text") == message.get("data-text")]
        assert all(spot.get("href") == f"#{message.get('id')}" for spot in own)
        back = message.findall("./a[@class='show']")
        assert [link.get("href") for link in back] == [f"#{s.get('id')}" for s in own[:1]]


def test_changes_findings_and_bad_places_are_shown_at_their_text(tmp_path: Path) -> None:
    project = copied(tmp_path)
    po = catalog(project)
    edit(po, 'msgctxt "title"\n', '#, fuzzy\n#| msgid "Lumbar block"\nmsgctxt "title"\n')
    edit(po, "durante al menos 6 horas", "durante al menos 8 horas")
    articles = parsed(html(proof_of(project))).findall(".//article")
    work = [a for a in articles if "work" in a.get("class").split()]
    assert len(work) == 2
    title, sedation = work
    assert [e.text for e in title.iter("ins")] == ["sympathetic"]
    assert [e.text for e in sedation.iter("mark")] == ["8"]
    assert "number-changed" in [e.text for e in sedation.iter("code")]


def test_a_sheet_without_pages_says_so(tmp_path: Path) -> None:
    text = html(proof_of(general(tmp_path, 40), "en", "summer"))
    assert "not even a draft could be laid out" in text
    assert not parsed(text).findall(".//img")


def test_the_same_project_gives_the_same_bytes() -> None:
    assert html(proof_of(PROJECT, "es")) == real_html("es")


def test_the_state_is_said_in_the_head() -> None:
    head = parsed(real_html("ar")).find(".//header")
    said = head.text_content()
    assert "not approved" in said
    assert f"{real('ar').body:.1f} pt" in said
    assert "Arabic (العربية)" in said


# --- contrast


def palettes() -> dict[str, dict[str, str]]:
    """The colours of the light scheme, and of the dark one over them."""
    blocks = re.findall(r":root \{([^}]*)\}", STYLE)
    light, dark = (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", b)) for b in blocks[:2])
    return {"light": light, "dark": {**light, **dark}}


def contrast(one: str, other: str) -> float:
    """Source: WCAG 2.2, contrast ratio and relative luminance."""

    def luminance(colour: str) -> float:
        values = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        red, green, blue = (
            v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *((ink, ground) for ink in ("ink", "soft", "accent", "error", "warning", "good")
          for ground in ("page", "tint")),
        ("mark-ink", "mark"),
        ("gone-ink", "gone"),
        ("new-ink", "new"),
        ("page", "accent"),
    ],
)  # fmt: skip
def test_every_text_has_a_contrast_of_at_least_4_5(scheme: str, ink: str, ground: str) -> None:
    colours = palettes()[scheme]
    assert contrast(colours[ink], colours[ground]) >= 4.5


def test_no_text_has_a_colour_that_is_not_checked() -> None:
    named = {*re.findall(r"(?<![-a-z])color: ([^;]+);", STYLE)}
    inks = (
        "ink",
        "soft",
        "accent",
        "error",
        "warning",
        "good",
        "mark-ink",
        "gone-ink",
        "new-ink",
        "page",
    )
    assert named <= {f"var(--{ink})" for ink in inks}
