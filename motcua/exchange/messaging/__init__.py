"""Tin nhắn SMS, Zalo: what hands short messages to a carrier's gateway, and a gateway of our own to try it.

The port stands in `foundation/notices`. The client speaks JSON over HTTP as gateways commonly do, with a key
of its own for each message, so that one that was sent and not heard is one message all the same.
"""
