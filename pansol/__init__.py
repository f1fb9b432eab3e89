"""The SOP for undelivered data packages, compiled into one proven table."""
