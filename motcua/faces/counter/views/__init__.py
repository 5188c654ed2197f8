"""The counter's pages: unpack, call, answer."""
