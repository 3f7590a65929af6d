"""Translations out to other tools, and back in: TMX and XLIFF."""
