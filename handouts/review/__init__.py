"""Looks at a whole project: all that is found in it, and signatures under what was looked at."""
