"""What translations must keep: numbers, units, sides, marks, terms, and a sound header."""
