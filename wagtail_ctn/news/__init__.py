"""News, their archive, and the feeds that people follow."""
