"""Where bytes can lie: a local folder, an S3 bucket."""
