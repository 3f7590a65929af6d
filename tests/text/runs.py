"""What a glyph run holds, to compare with what HarfBuzz gives for a plain call."""

from handouts.text.shape import GlyphRun

Glyphs = list[tuple[int, int, int, int, int]]


def placed(run: GlyphRun) -> Glyphs:
    """Glyph, cluster, advance, x offset, y offset of each glyph, in font units."""
    return list(
        zip(run.glyphs, run.clusters, run.advances, run.x_offsets, run.y_offsets, strict=True)
    )
