"""Tăng trưởng: made-up lives of dossiers for the demo, drawn by seeded dice over the province's own data.

`shape`, `people` and `lives` are pure: the same seed over the same province draws the same lives. `world`
reads the province; `by_verbs` lives the lives through the verbs of people, `by_sets` through the bulk ones.
"""
