"""Nộp hồ sơ trực tuyến: the citizen's own draft, from the first question to the moment he sends it.

A draft is nobody's business but its writer's and that of who signs with him; sent, it becomes a dossier
exactly once and forgets what it held. Drafts that nobody touches are forgotten after some days.
"""
