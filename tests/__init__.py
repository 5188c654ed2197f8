"""The suite: mirrors the floors, `tests/<floor>/<room>/test_*.py`; `tests/house/` keeps the laws."""
