"""Quyền: who may do what, and where. Denied unless allowed.

Rooms declare rights, roles (data) gather them, posts bear roles, and whoever holds a post
today acts with its rights at its unit. Machines act through tokens with scopes and an end.
"""
