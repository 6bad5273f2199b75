"""The project database: files are read and checked, loaded in one step, and queried."""
