"""Words of this face in templates."""
