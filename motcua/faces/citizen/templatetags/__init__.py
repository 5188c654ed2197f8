"""Words of the citizen's face for its templates."""
