"""What a file takes of a font: the outlines that are drawn, and its measures."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import uharfbuzz as hb

from handouts.text.fonts import Font

_KEPT = ("glyf", "loca", "head", "hhea", "hmtx", "maxp")
"""The tables that a glyph font of a PDF needs (ISO 32000-1, 9.9); hints are left out."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Of a whole font, in font units; ``slant`` in degrees, ``weight`` from 100 to 900."""

    ascender: int
    descender: int
    cap_height: int
    slant: float
    weight: float


def advance(font: Font, glyph: int) -> int:
    """The glyph's own width in font units."""
    return int(font.hb_font.get_glyph_h_advance(glyph))


def measures(font: Font) -> Measures:
    """The measures of a font, by its tables or, where these are silent, by HarfBuzz's guess."""
    extents = font.hb_font.get_font_extents("ltr")
    return Measures(
        ascender=extents.ascender,
        descender=extents.descender,
        cap_height=font.hb_font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT),
        slant=font.hb_font.get_style_value(hb.StyleTag.SLANT_ANGLE),
        weight=font.hb_font.get_style_value(hb.StyleTag.WEIGHT),
    )


def subset(font: Font, glyphs: Collection[int]) -> tuple[bytes, Mapping[int, int]]:
    """A TrueType file with these glyphs and what they are made of, and their new numbers in it."""
    request = hb.SubsetInput()
    request.glyph_set.update(set(glyphs))
    # Shaping is done, and at the sizes of print hints do nothing: only outlines are needed.
    request.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    dropped = [tag for tag in font.hb_face.table_tags if tag not in _KEPT]
    request.drop_table_tag_set.update(
        int.from_bytes(tag.encode().ljust(4), "big") for tag in dropped
    )
    plan = hb.SubsetPlan(font.hb_face, request)
    return plan.execute().blob.data, dict(plan.old_to_new_glyph_mapping)
