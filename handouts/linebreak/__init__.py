"""Where a text may be broken into lines, and where it is broken best: UAX #14, hyphens, rag."""
