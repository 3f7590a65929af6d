"""The small words that turn an instruction round: not, at least, before, left, stop."""
