"""Measurements: each of ours beside a bare floor measured in the same run, so that machines can differ."""
