"""What a text means: its numbers and units, its safety terms, and what an edit changes."""
