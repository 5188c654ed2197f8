"""Words of the forms' templates."""
