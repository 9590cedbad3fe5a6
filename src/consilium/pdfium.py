"""One lock for PDFium, which must never be in two threads at once, not even with two documents."""

from threading import RLock

PDFIUM = RLock()
