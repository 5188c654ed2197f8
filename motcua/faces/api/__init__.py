"""Cửa cho máy: the registers as `/api/v1`, read by other systems of the province and beyond.

Public by law, so reading needs no token; a token opens what is not public, within its scopes.
Every refusal is problem+json in Vietnamese, every list is paged by an opaque cursor, every answer
carries a strong ETag that is reckoned from the register's stamp before anything is read.
"""
