"""Khóa: the house's secrets, one folder of files that only the house may read.

Encrypts personal numbers at rest (AES-256-GCM), makes blind indexes to search them
(HMAC-SHA-256), signs the daily anchor of the event chains (Ed25519). Data keys rotate:
old ones still open what they closed until everything is closed anew.
"""
