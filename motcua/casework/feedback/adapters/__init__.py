"""How this room plugs into others."""
