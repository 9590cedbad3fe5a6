"""Which words stand on the picture of a page, and how sure is that? Tesseract, where this computer has it."""
