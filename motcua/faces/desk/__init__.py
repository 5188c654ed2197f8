"""Bàn làm việc: an officer's tasks by urgency, and the dossier beside what can be done with it."""
