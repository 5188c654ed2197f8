"""Việc chạy nền: what runs when it is time, or soon, outside the request that asked for it.

Procrastinate keeps the queue in the same database. Which function runs at which hour
is said in `wiring` alone; a job's own room only writes the function.
"""
