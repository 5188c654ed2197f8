"""The nouns of this room: requests about one's own data, and how soon they are answered."""

from motcua.casework.privacy.models.limits import RequestLimit
from motcua.casework.privacy.models.requests import KIND, DataRequest, Draft

__all__ = ["KIND", "DataRequest", "Draft", "RequestLimit"]
