"""Does the province keep its word: plans read and followed, indices, surveys, reports."""
