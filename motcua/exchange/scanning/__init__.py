"""Quét mã độc: what asks a ClamAV daemon whether a file carries malware, and a daemon of our own to try it.

The port stands in `foundation/files`; every upload goes through it. The client speaks clamd's public protocol
(INSTREAM, PING, VERSION) over TCP or a Unix socket; the simulator speaks it too and shares nothing with it.
"""
