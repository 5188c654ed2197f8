"""Kế hoạch mẫu của bản dùng thử: its document built from words kept as data, and the year that followed."""
