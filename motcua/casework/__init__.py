"""One person's request, from draft to archive."""
