"""Words for templates: values said as people say them, and the look's files by name."""
