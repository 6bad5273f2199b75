"""The catalogue as open data: for programs, spreadsheets and data portals."""
