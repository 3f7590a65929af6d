"""English back-translations: what they say, and how that differs from the source."""
