"""Pages, glyph fonts, metadata and structure: what ReportLab's canvas lacks for tagged multilingual text."""
