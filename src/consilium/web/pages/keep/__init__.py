"""What is kept here: take it along, back it up, delete it."""
