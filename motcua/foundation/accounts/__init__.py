"""Tài khoản: who can sign in, with what password and second factor, in which sessions.

An account says nothing of what its holder may do: rights belong to posts and come
together in `access`. Officers need a second factor (TOTP); citizens' identities come later.
"""
