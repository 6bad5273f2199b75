"""The tables of the experts. Each row belongs to a town."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, Integer, MetaData, String, Table, Text

metadata = MetaData()

towns = Table(
    "expert_towns",
    metadata,
    Column("ags", String(8), primary_key=True),
    Column("name", String(120), nullable=False),
    Column("version", Integer, nullable=False),
    Column("loaded_at", DateTime, nullable=False),
    Column("content", Text, nullable=False),
)
