"""What changes requests: asking, taking back, answering; and the limits."""

from motcua.casework.privacy.actions.limits import LimitDraft, set_request_limit
from motcua.casework.privacy.actions.requests import answer_request, request_data, withdraw_request

__all__ = ["LimitDraft", "answer_request", "request_data", "set_request_limit", "withdraw_request"]
