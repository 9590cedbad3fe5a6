"""Whose journey is it? People on this computer, and their passphrases."""
