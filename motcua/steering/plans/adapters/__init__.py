"""What opens a file of each format and gives its lines and tables."""
