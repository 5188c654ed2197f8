"""What asks about plans. `reading` needs no database; the others do."""
