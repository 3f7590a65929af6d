"""Back-translations on record: what a translation says, in the English of who saw no source."""
