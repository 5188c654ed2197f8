"""Kho tệp: every file the house keeps, named by its content (SHA-256) and by nothing else.

Rooms point at a `StoredFile` by a protected foreign key and keep the name people gave; what nobody
points at any more is purged. Bytes lie in a folder or an S3 bucket, written so that a crash leaves
the whole file or none of it.
"""
