"""The desk's pages: unpack, call, answer."""
