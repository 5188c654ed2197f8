"""Báo cáo công khai: what the province says in public of how it keeps its word.

The monthly list of late agencies, posts and dossiers, frozen and signed off by a person before anybody sees
it; and the figures of the public quality page, which are read anew at their hours and bear their moment.
"""
