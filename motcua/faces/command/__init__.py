"""Chỉ đạo, điều hành: plans from their document to what is followed, beside their source."""
