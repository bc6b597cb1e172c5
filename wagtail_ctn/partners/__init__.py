"""Partner organisations and their directory."""
