"""Ký số: the port through which PDFs are signed (PAdES) and signatures are judged.

The house brings an adapter with a key of its own in the key folder; a province plugs in its signing
service or token instead. Every adapter passes the same contract test. What must be signed is decided above.
"""
