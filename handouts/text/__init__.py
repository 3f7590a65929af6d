"""From characters to lines of placed glyphs: bidi, scripts, fonts, shaping, line breaks."""
