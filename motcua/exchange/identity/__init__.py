"""Định danh điện tử: people prove who they are at the national identity service, and come in.

`client` speaks OpenID Connect (code flow, PKCE, state, nonce, signed tokens) to whatever service stands
in the list of a day; the personal number alone says who came, never a name or an e-mail address.
`simulator` is a service of our own for trying, a program of its own that shares nothing with the client.
"""
