"""Puts this folder on the path, so that tests of every room can measure how hard their words are (`reading_grade`)."""
