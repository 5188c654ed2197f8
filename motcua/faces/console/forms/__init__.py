"""What keepers fill in: one module an area. Forms read and tidy; rules stand in the rooms."""
