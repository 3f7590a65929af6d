"""What a glyph run holds, to compare with what HarfBuzz gives for a plain call."""

from handouts.text.shape import GlyphRun

Glyphs = list[tuple[int, int, int, int, int]]


def placed(run: GlyphRun) -> Glyphs:
    """Glyph, cluster, advance, x offset, y offset of each glyph, in font units."""
    return list(
        zip(run.glyphs, run.clusters, run.advances, run.x_offsets, run.y_offsets, strict=True)
    )


# What is typeset in a language beside a character, in em: a quarter beside ideographs, half an em
# less of a wide sign, a tenth and more after a digit in Nastaliq.
TYPESET = {"ja": (0.25, -0.5), "zh-Hans": (0.25, -0.5), "ur": (0.1, 0.4)}


def is_plain(run: GlyphRun, wanted: Glyphs, language: str) -> bool:
    """Whether a run is what is wanted but for spaces that are typeset, which may shift a glyph."""
    more = {0, *(round(each * run.font.upem) for each in TYPESET.get(language, ()))}
    got = placed(run)
    return [(g, c, y) for g, c, _, _, y in got] == [(g, c, y) for g, c, _, _, y in wanted] and all(
        advance - was in more and x - x_was in {0, advance - was}
        for (_, _, advance, x, _), (_, _, was, x_was, _) in zip(got, wanted, strict=True)
    )
