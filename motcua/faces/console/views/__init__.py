"""The console's pages: one module an area. A view unpacks, calls and answers."""
