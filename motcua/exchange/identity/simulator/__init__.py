"""An identity service for trying: a program of its own that issues signed tokens for people of a list.

It can be told to be slow, wrong or down while it runs. It knows nothing of the house that asks it.
"""
