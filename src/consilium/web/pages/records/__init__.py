"""What do my records say? Give papers, see what was read from them, correct it."""
