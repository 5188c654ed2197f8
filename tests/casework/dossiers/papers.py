"""Reading the papers of a dossier as people and scanners read them."""

import pypdfium2

LINK = "https://motcua.example/tra-cuu/phieu/abc/"


def words(slip):
    """Everything a slip says, on one line."""
    pages = pypdfium2.PdfDocument(slip.pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)
