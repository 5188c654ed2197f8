"""The resources of the API: one module a register, each a router of questions and their shapes."""
