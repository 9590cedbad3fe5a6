"""Keeps what a person entrusted: every word and every document sealed, nothing acknowledged before it is on disk."""
