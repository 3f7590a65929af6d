"""The checks of a translation against its English: one module for each family."""
