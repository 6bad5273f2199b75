"""Connections to SQLite or PostgreSQL, and the tables' history; what the tables mean is told where they are used."""
