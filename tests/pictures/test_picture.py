"""The picture beside a text: plain shapes and labels, and what the text says that they show."""

from math import isfinite
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.content.load import load, read_sources
from handouts.content.model import Handout
from handouts.errors import Stopped
from handouts.pictures.model import Picture
from tests.projects import general

TEXT = """---
id: rest
kind: general
revision: 2026-06-01
---
# Rest

Lie down.

![A person who lies.](rest.svg)

## Why {#why}

It helps.
"""


def drawn(folder: Path, body: str, box: str = "0 0 30 20", text: str = TEXT) -> Handout:
    (folder / "rest.md").write_text(text, "utf-8")
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">'
    (folder / "rest.svg").write_text(f"{svg}{body}</svg>", "utf-8")
    return load(folder / "rest.md", "content/rest.md")


def picture(handout: Handout) -> Picture:
    assert handout.picture is not None
    return handout.picture


def test_a_handout_without_a_file_has_no_picture(tmp_path: Path) -> None:
    text = TEXT.replace("![A person who lies.](rest.svg)", "")
    (tmp_path / "rest.md").write_text(text, "utf-8")
    handout = load(tmp_path / "rest.md", "rest.md")
    assert (handout.picture, handout.alt, handout.labels) == (None, None, ())


def test_shapes_become_outlines_with_their_paint(tmp_path: Path) -> None:
    body = (
        '<line x1="1" y1="2" x2="3" y2="4" stroke="#0B4A63" stroke-width="2"/>'
        '<path d="M0 0 L10 0 Q 10 10 0 10 Z" fill="none" stroke="#000000"/>'
    )
    found = picture(drawn(tmp_path, body))
    assert (found.width, found.height) == (30, 20)
    line, path = found.shapes
    assert line.commands[:2] == (("move", ((1, 2),)), ("line", ((3, 4),)))
    assert (line.stroke, line.stroke_width) == ("#0B4A63", 2)
    assert [name for name, _ in path.commands] == ["move", "line", "curve", "line", "close"]
    assert path.fill == ""
    first, second, end = path.commands[2][1]
    assert first == pytest.approx((10, 20 / 3))
    assert second == pytest.approx((20 / 3, 10))
    assert end == (0, 10)


def test_a_circle_stays_inside_its_radius(tmp_path: Path) -> None:
    outline = picture(drawn(tmp_path, '<circle cx="15" cy="10" r="5"/>')).shapes[0]
    ends = [points[-1] for _, points in outline.commands if points]
    assert all(abs((x - 15) ** 2 + (y - 10) ** 2 - 25) < 1e-6 for x, y in ends)


def test_what_the_text_says_that_it_shows_is_a_message_and_so_is_each_label(tmp_path: Path) -> None:
    body = '<circle cx="15" cy="10" r="5"/><text x="2" y="3">A  knee</text>'
    handout = drawn(tmp_path, body)
    told = [(b.kind, b.text, b.context) for b in handout.blocks() if b.context == "picture"]
    assert told == [
        ("picture", "A person who lies.", "picture"),
        ("picture label", "A knee", "picture"),
    ]


def test_a_label_has_no_mark_and_no_placeholder_that_is_unknown(tmp_path: Path) -> None:
    with pytest.raises(Stopped) as caught:
        drawn(tmp_path, f'{CIRCLE}\n<text x="2" y="3">*Knee* of {{nobody}}</text>')
    found = [(each.code, each.where.path, each.where.line) for each in caught.value.findings]
    assert found == [
        ("dialect", "content/rest.svg", 2),
        ("unknown-placeholder", "content/rest.svg", 2),
    ]


def test_an_edit_of_the_text_leaves_the_picture_as_it_is(tmp_path: Path) -> None:
    text = TEXT.replace("It helps.", "It helps you.").replace("Lie down.", "Please lie down.")
    assert picture(drawn(tmp_path, CIRCLE, text=text)) == picture(drawn(tmp_path, CIRCLE))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("![](rest.svg)", "a picture of which nothing is said"),
        ("![A knee.](knee.svg)", "the picture of this handout is rest.svg"),
        ("![A knee.](pictures/rest.svg)", "the picture of this handout is rest.svg"),
        ('![A knee.](rest.svg "Knee")', "a picture with a title"),
        ("![A knee.](rest.svg)\n\n![A leg.](rest.svg)", "a second picture"),
        ("See ![A knee.](rest.svg) here.", "a picture inside a text"),
        ("## One {#one}\n\nText.\n\n![A knee.](rest.svg)", "a picture away from the lead"),
    ],
)
def test_a_picture_has_one_line_under_the_lead(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(Stopped) as caught:
        drawn(tmp_path, CIRCLE, text=TEXT.replace("![A person who lies.](rest.svg)", line))
    assert message in caught.value.findings[0].message


def test_a_picture_that_no_text_names_is_told_and_not_printed(tmp_path: Path) -> None:
    project = general(tmp_path / "p", 1)
    drawn(tmp_path, CIRCLE)
    (tmp_path / "rest.svg").rename(project.content / "summer.svg")
    sources = read_sources(project)
    (handout,) = sources.handouts
    assert handout.picture is None
    (told,) = sources.findings
    assert (told.code, told.where.path) == ("unsaid-picture", "content/summer.svg")
    assert "![what it shows](summer.svg)" in told.hint


def test_a_line_without_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rest.md").write_text(TEXT, "utf-8")
    with pytest.raises(Stopped) as caught:
        load(tmp_path / "rest.md", "rest.md")
    (found,) = caught.value.findings
    assert (found.message, found.where.line) == ("there is no file rest.svg", 10)


EDITED = """
<style>.cls-1{fill:#d9e4e9;stroke:#0b4a63;stroke-miterlimit:10}.cls-2, .cls-3{fill:none}</style>
<defs id="defs1"><style type="text/css">.cls-3{stroke:teal}</style></defs>
<g class="cls-1" style="font-size:12px;-inkscape-stroke:none" transform="translate(1,1)">
  <rect x="1" y="2" width="4" height="3"/>
  <circle class="cls-2" cx="15" cy="10" r="5" stroke="black"/>
  <path class="cls-3" d="M1 1 9 9" style="stroke-width:2px;stroke:rgb(255, 0, 0);opacity:1"/>
</g>
<text style="font-family:Arial;text-anchor:middle" transform="translate(2 1)"
  ><tspan x="10" y="5">Upper</tspan><tspan x="10" dy="9">part</tspan></text>
"""


def test_a_drawing_program_may_say_its_paint_in_styles_and_classes(tmp_path: Path) -> None:
    found = picture(drawn(tmp_path, EDITED))
    assert [(shape.fill, shape.stroke, shape.stroke_width) for shape in found.shapes] == [
        ("#D9E4E9", "#0B4A63", 1),
        ("", "#000000", 1),
        ("", "#FF0000", 2),
    ]
    assert [(label.text, label.x, label.y, label.anchor) for label in found.labels] == [
        ("Upper part", 12, 6, "middle")
    ]


def test_a_mirror_turns_each_point_and_turning_twice_gives_the_picture(tmp_path: Path) -> None:
    found = picture(drawn(tmp_path, '<line x1="1" y1="2" x2="3" y2="4" stroke="#000000"/>'))
    turned = found.mirrored()
    assert turned.shapes[0].commands[:2] == (("move", ((29, 2),)), ("line", ((27, 4),)))
    assert turned.mirrored() == found


CIRCLE = '<circle cx="15" cy="10" r="5"/>'
RECT = '<rect x="1" y="2" width="4" height="3" {}/>'


@pytest.mark.parametrize(
    ("body", "box", "message"),
    [
        (CIRCLE, "30 20", "no SVG with a viewBox"),
        (CIRCLE, "5 5 30 20", "no SVG with a viewBox"),
        (CIRCLE, "0 0 0 20", "no SVG with a viewBox"),
        (CIRCLE, "0 0 30 -20", "no SVG with a viewBox"),
        (CIRCLE, "0 0 nan 20", "viewBox"),
        (CIRCLE, "0 0 1e999 20", "viewBox"),
        (CIRCLE, "0 0 30 61", "2 times as high"),
        (CIRCLE, "", "no SVG with a viewBox"),
        ("", "0 0 30 20", "<svg> draws nothing"),
        (CIRCLE.replace("/>", ' fill="none"/>'), "0 0 30 20", "<svg> draws nothing"),
        (CIRCLE, "0 0 1e-9 1e-9", "less than 1"),
        (CIRCLE, "0 0 30 0.5", "less than 1"),
        ("<g/>", "0 0 30 20", "<svg> draws nothing"),
        ('<text x="31">hello</text>', "0 0 30 20", "<text> reaches beyond"),
        ("<g>hello</g>", "0 0 30 20", "<g> has words"),
        ('<image href="x.png"/>', "0 0 30 20", "<image> is not drawn"),
    ],
)
def test_a_picture_that_shows_nothing_or_has_no_frame_is_refused(
    tmp_path: Path, body: str, box: str, message: str
) -> None:
    with pytest.raises(Stopped) as caught:
        drawn(tmp_path, body, box)
    assert message in caught.value.findings[0].message


@pytest.mark.parametrize(
    ("shape", "message"),
    [
        ('<circle cx="1" cy="1" r="1" fill="rouge"/>', "'rouge', which is no colour"),
        ('<circle cx="1" cy="1" r="1" stroke="url(#a)"/>', "no colour"),
        ('<circle cx="1" cy="1" r="1" style="x"/>', "style is no CSS"),
        ('<circle cx="1" cy="1" r="1" fill-rule="odd"/>', "fill-rule is 'odd'"),
        ('<circle cx="1" cy="1" r="1" stroke-dasharray="2"/>', "has stroke-dasharray"),
        ('<circle cx="1" cy="1" r="1" opacity="0.5"/>', "has opacity"),
        ('<line x1="1" y1="1" x2="9" y2="1"/>', "<line> draws nothing"),
        ('<rect x="1" y="1" width="0" height="9"/>', "<rect> draws nothing"),
        (RECT.format('transform="scale(0)" stroke="#000000"'), "<rect> draws nothing"),
        (RECT.format('transform="scale(1e-9)"'), "<rect> draws nothing"),
        ('<circle cx="1" cy="1" r="nan"/>', "r is 'nan', which is no number"),
        ('<circle cx="1" cy="1" r="-1"/>', "less than nothing"),
        ('<circle cx="1" cy="1" r="1_0"/>', "r is '1_0'"),
        ('<circle cx="1" cy="1" r="1px"/>', "r is '1px'"),
        ('<circle cx="1" cy="1"/>', "there is no r"),
        ('<rect width="2"/>', "there is no height"),
        (RECT.format('stroke="#000000" stroke-width="inf"'), "stroke-width is 'inf'"),
        (RECT.format('stroke="#000000" stroke-width="NaN"'), "stroke-width is 'NaN'"),
        (RECT.format('stroke="#000000" stroke-width="-3"'), "less than nothing"),
        (RECT.format('stroke="#000000" stroke-width="1e99"'), "stroke-width is '1e99'"),
        (RECT.format('stroke="#000000" stroke-width="20"'), "beyond the viewBox"),
        (RECT.format('transform="turn(3)"'), "transform 'turn(3)' is not known"),
        (RECT.format('transform="rotate(3 4)"'), "is not known"),
        (RECT.format('transform="translate(3"'), "is not known"),
        (RECT.format('transform="scale(two)"'), "transform has 'two'"),
        (RECT.format('transform="matrix(1 0 0 1 nan 0)"'), "transform has 'nan"),
        (RECT.format('transform="scale(1 2)" stroke="#000000"'), "stretched unevenly"),
        (RECT.format('transform="skewX(30)" stroke="#000000"'), "stretched unevenly"),
        (RECT.format('transform="translate(26 0)"'), "beyond the viewBox, 0 0 30 20"),
        (RECT.format('transform="scale(1e5) scale(1e5)"'), "beyond the viewBox"),
        ('<line x2="90000" y2="1" stroke="#000000"/>', "beyond the viewBox"),
        ('<path d=""/>', "draws nothing"),
        ('<path d="M1 1"/>', "draws nothing"),
        ('<path d="L1 1"/>', "does not start with M"),
        ('<path d="1 1"/>', "does not start with M"),
        ('<path d="M1 1 L"/>', "L without numbers"),
        ('<path d="M1 1 L2"/>', "ends before"),
        ('<path d="M1 1 L2 nan"/>', "d has 'n'"),
        ('<path d="M1 1 C2 2 3 3"/>', "ends before"),
        ('<path d="M1 1 A5 5 0 2 0 3 3"/>', "d has '2 0 3 3'"),
        ('<path d="M1 1 B2 2"/>', "d has 'B2 2'"),
        ('<polygon points="1 1 2"/>', "ends before"),
        ('<polyline points="a b"/>', "points has 'a b'"),
        ("<rect x='1' y='1' width='2' height='2'><animate/></rect>", "<animate> is not drawn"),
        (f"<rect width='2' height='2'>{CIRCLE}</rect>", "has a shape in it"),
        ("<defs><circle r='1'/></defs>", "<defs> is not drawn"),
        ("<circle xmlns='' r='1'/>", "<circle> is not drawn"),
        ("<use href='#a'/>", "<use> is not drawn"),
    ],
)
def test_what_is_not_drawn_is_refused_with_its_line(
    tmp_path: Path, shape: str, message: str
) -> None:
    with pytest.raises(Stopped) as caught:
        drawn(tmp_path, f"{CIRCLE}\n\n{shape}")
    finding = caught.value.findings[0]
    assert message in finding.message
    assert finding.code == "picture"
    assert (finding.where.path, finding.where.line) == ("content/rest.svg", 3)
    assert finding.hint


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"<circle", 1, "not well-formed"),
        (b"", 1, "not well-formed"),
        (b"<svg>\n\n<a></svg>", 3, "not well-formed"),
        (b"<svg>\n\xff</svg>", 2, "neither UTF-8 nor UTF-16"),
        (b"\n<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>", 2, "document type"),
        (b"<svg>\n&a;</svg>", 2, "not well-formed"),
        (b"<g>" * 3000 + b"</g>" * 3000, 0, "deep"),
        (b"<html/>", 1, "no SVG"),
        (b" " * 1_000_001, 0, "bytes"),
    ],
)
def test_a_file_that_is_no_svg_is_a_finding_with_its_line(
    tmp_path: Path, data: bytes, line: int, message: str
) -> None:
    (tmp_path / "rest.md").write_text(TEXT, "utf-8")
    (tmp_path / "rest.svg").write_bytes(data)
    with pytest.raises(Stopped) as caught:
        load(tmp_path / "rest.md", "content/rest.md")
    (finding,) = caught.value.findings
    assert (finding.code, finding.where.line) == ("picture", line)
    assert message in finding.message
    assert finding.hint


def test_a_drawing_of_one_wrong_shape_is_one_finding(tmp_path: Path) -> None:
    with pytest.raises(Stopped) as caught:
        drawn(tmp_path, '<circle r="inf"/>')
    assert len(caught.value.findings) == 1


def test_a_link_to_no_file_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "rest.md").write_text(TEXT, "utf-8")
    (tmp_path / "rest.svg").symlink_to("gone.svg")
    with pytest.raises(Stopped, match=r"rest\.svg"):
        load(tmp_path / "rest.md", "content/rest.md")


def test_findings_stand_in_the_order_of_the_file_and_each_once(tmp_path: Path) -> None:
    shape = '<circle cx="9" cy="9" r="1" class="a" style="clip-path:url(#b)" mask="c"/>\n'
    with pytest.raises(Stopped) as caught:
        drawn(tmp_path, f"{shape}<image/>{shape}")
    found = [(finding.where.line, finding.message) for finding in caught.value.findings]
    assert found == [
        (1, "<circle> has clip-path"),
        (1, "<circle> has mask"),
        (2, "<image> is not drawn"),
    ]


@pytest.mark.parametrize(
    ("transform", "corner"),
    [
        ("translate(3 4)", (4, 6)),
        ("translate(3)", (4, 2)),
        ("scale(2)", (2, 4)),
        ("scale(2,3)", (2, 6)),
        ("rotate(-90 1 2) ", (1, 2)),
        ("rotate(90) translate(0,-9)", (7, 1)),
        ("translate(10 5) scale(2)", (12, 9)),
        ("matrix(1 0 0 1 3 4)", (4, 6)),
        ("matrix(0,1,-1,0,9,1)", (7, 2)),
        ("skewX(45)", (3, 2)),
        ("", (1, 2)),
    ],
)
def test_a_transform_moves_a_shape_or_a_group(
    tmp_path: Path, transform: str, corner: tuple[float, float]
) -> None:
    path = '<path d="M1 2 L2 2 2 3"{}/>'
    shape = path.format(f' transform="{transform}"')
    group = f'<g transform="{transform}">{path.format("")}</g>'
    nested = f'<g transform="translate(1 1)"><g transform="translate(-1 -1)">{shape}</g></g>'
    for body in (shape, group, nested):
        (outline,) = picture(drawn(tmp_path, body)).shapes
        assert outline.commands[0][1][0] == pytest.approx(corner)


def test_a_shape_takes_its_paint_from_its_groups_and_a_stroke_grows_with_them(
    tmp_path: Path,
) -> None:
    body = (
        '<g fill="none" stroke="#0B4A63" stroke-width="0.5" transform="scale(2)">'
        '<circle cx="5" cy="5" r="2"/><circle cx="5" cy="5" r="2" fill="#FFFFFF"/></g>'
        '<circle cx="5" cy="5" r="2"/>'
    )
    paint = [(o.fill, o.stroke, o.stroke_width) for o in picture(drawn(tmp_path, body)).shapes]
    assert paint == [("", "#0B4A63", 1), ("#FFFFFF", "#0B4A63", 1), ("#000000", "", 1)]


def test_what_editors_write_about_a_drawing_changes_nothing(tmp_path: Path) -> None:
    plain = picture(drawn(tmp_path, CIRCLE)).shapes
    words = "<desc>A ball</desc><metadata><x/></metadata><defs id='d'/>"
    assert picture(drawn(tmp_path, f"{words}<g id='layer'>{CIRCLE}</g>")).shapes == plain


def test_what_editors_keep_in_a_namespace_of_their_own_changes_nothing(tmp_path: Path) -> None:
    """Inkscape's views and layers, and what Illustrator and Figma write of what is drawn anyway."""
    plain = picture(drawn(tmp_path, CIRCLE)).shapes
    own = "<view xmlns='urn:editor'><circle r='9'/></view>"
    layer = "<g xmlns:e='urn:editor' e:label='Layer 1' data-name='a' xml:space='preserve'>"
    anyway = "clip-rule='evenodd' stroke-linejoin='round' opacity='1' aria-hidden='true'"
    shape = CIRCLE.replace("/>", f" {anyway}/>")
    assert picture(drawn(tmp_path, f"{own}{layer}{shape}</g>")).shapes == plain


@pytest.mark.parametrize(
    ("written", "even_odd"),
    [
        ("<g>{}</g>", False),
        ("<g fill-rule='evenodd'>{}</g>", True),
        ("<g fill-rule='evenodd'><g fill-rule='nonzero'>{}</g></g>", False),
    ],
)
def test_a_shape_has_the_fill_rule_of_its_groups(
    tmp_path: Path, written: str, even_odd: bool
) -> None:
    (shape,) = picture(drawn(tmp_path, written.format(CIRCLE))).shapes
    assert shape.even_odd is even_odd


@pytest.mark.parametrize(
    ("path", "same"),
    [
        ("M1 1A5 5 0 01 6 6", "M 1 1 A 5 5 0 0 1 6 6"),
        ("M1 1a5,5 0 0\n1,5,5\n", "M 1 1 A 5 5 0 0 1 6 6"),
        ("M1,1L2.5.5", "M 1 1 L 2.5 0.5"),
        ("M1 1L5.,007", "M 1 1 L 5 7"),
        ("M1 1l1-1", "M 1 1 L 2 0"),
        ("M1 1 3 1 3 4z", "M 1 1 L 3 1 L 3 4 Z"),
    ],
)
def test_path_data_may_be_written_as_short_as_svg_allows(
    tmp_path: Path, path: str, same: str
) -> None:
    first, second = picture(drawn(tmp_path, f'<path d="{path}"/><path d="{same}"/>')).shapes
    for (name, points), (other, where) in zip(first.commands, second.commands, strict=True):
        assert name == other
        assert [xy for point in points for xy in point] == pytest.approx(
            [xy for point in where for xy in point]
        )


_LETTERS = st.sampled_from("MmLlHhVvCcSsQqTtAaZz")
_NUMBERS = st.sampled_from(
    ["0", "1", "-2", ".5", "1e2", "1e-9", "1e5", "-1e5", "nan", "inf", "1e999", ",", "3.", "--"]
)
_DATA = st.lists(st.one_of(_LETTERS, _NUMBERS), max_size=30).map(" ".join)
_CALL = st.tuples(
    st.sampled_from(["translate", "scale", "rotate", "matrix", "skewX", "skewY", "x"]), _DATA
)


@settings(max_examples=60, deadline=None)
@given(path=_DATA, calls=st.lists(_CALL, max_size=3), width=_NUMBERS)
def test_no_path_and_no_transform_is_ever_an_exception(
    path: str, calls: list[tuple[str, str]], width: str
) -> None:
    transform = " ".join(f"{name}({given})" for name, given in calls)
    body = (
        f'<path d="M1 1 {path}" transform="{transform}" stroke="#000000" stroke-width="{width}"/>'
    )
    with TemporaryDirectory() as folder:
        try:
            outlines = picture(drawn(Path(folder), body)).shapes
        except Stopped as problem:
            assert all(finding.code == "picture" for finding in problem.findings)
            return
    for outline in outlines:
        assert outline.stroke_width >= 0
        numbers = [xy for _, points in outline.commands for point in points for xy in point]
        assert all(map(isfinite, numbers))
