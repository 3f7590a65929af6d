"""What ReportLab lacks for tagged text in any script: glyph fonts, structure, metadata."""
