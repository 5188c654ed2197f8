"""The side that sends: channels for `foundation/notices`."""

from motcua.exchange.messaging.client.gateway import GatewayChannel, channels_at

__all__ = ["GatewayChannel", "channels_at"]
