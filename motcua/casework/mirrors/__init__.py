"""Hồ sơ của cơ quan trung ương: taken in at our counter, handled in a system that is not ours.

The one-stop keeps a mirror: which number the other system gave, what it last said and when, the day it
promised, and the result that is handed over here. What the other system says is never made up or reckoned.
"""
