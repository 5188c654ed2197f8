"""What is true before anyone comes, each row with the days it is valid."""
