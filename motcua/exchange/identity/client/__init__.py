"""The client of an OpenID Connect service: what it asks for, and what of the answer it believes."""

from motcua.exchange.identity.client.asking import app_of
from motcua.exchange.identity.client.believing import Claims, description_of, nonce_of, proof_of

__all__ = ["Claims", "app_of", "description_of", "nonce_of", "proof_of"]
