"""The catalogue and the journal as of the first release."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "catalogue_0001"
down_revision = None

# In the order in which they refer to each other.
_TABLES = (
    "catalogue_state",
    "categories",
    "names",
    "regions",
    "reuse_kinds",
    "terms",
    "facts",
    "places",
    "projects",
    "region_members",
    "links",
    "milestones",
    "organisations",
    "reuse_offers",
    "tags",
    "journal_asked",
    "journal_feedback",
    "journal_unanswered",
)


def upgrade() -> None:
    """Make all tables."""
    # A database from before this history: the catalogue's tables hold nothing that the data files do not say.
    present = sa.inspect(op.get_bind()).get_table_names()
    for table in reversed(_TABLES):
        if table in present:
            op.drop_table(table)
    op.create_table(
        "catalogue_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "categories",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("intro", sa.Text(), nullable=False),
        sa.Column("announced", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_categories_page"), "categories", ["page"], unique=False)
    op.create_table(
        "names",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("surface", sa.Text(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("position"),
    )
    op.create_table(
        "regions",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("lead_municipality", sa.Text(), nullable=False),
        sa.Column("regierungsbezirk", sa.Text(), nullable=False),
        sa.Column("project_count", sa.Integer(), nullable=False),
        sa.Column("focus", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "reuse_kinds",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "terms",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "facts",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.String(length=80), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Text(), nullable=False),
        sa.Column("later", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["region_id"],
            ["regions.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_facts_region_id"), "facts", ["region_id"], unique=False)
    op.create_table(
        "places",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_key", sa.String(length=120), nullable=False),
        sa.Column("short_key", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("kreis", sa.String(length=120), nullable=False),
        sa.Column("regierungsbezirk", sa.Text(), nullable=False),
        sa.Column("region_id", sa.String(length=80), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["region_id"],
            ["regions.id"],
        ),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_index(op.f("ix_places_kreis"), "places", ["kreis"], unique=False)
    op.create_index(op.f("ix_places_name_key"), "places", ["name_key"], unique=False)
    op.create_index(op.f("ix_places_region_id"), "places", ["region_id"], unique=False)
    op.create_index(op.f("ix_places_short_key"), "places", ["short_key"], unique=False)
    op.create_table(
        "projects",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_key", sa.Text(), nullable=False),
        sa.Column("subtitle", sa.Text(), nullable=True),
        sa.Column("municipality", sa.String(length=120), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("kreis", sa.String(length=120), nullable=False),
        sa.Column("region_id", sa.String(length=80), nullable=False),
        sa.Column("category_id", sa.String(length=80), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("contact_name", sa.Text(), nullable=True),
        sa.Column("contact_key", sa.String(length=160), nullable=True),
        sa.Column("contact_phone", sa.Text(), nullable=True),
        sa.Column("contact_email", sa.Text(), nullable=True),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("duration_days", sa.Integer(), nullable=True),
        sa.Column("total_eur", sa.Integer(), nullable=True),
        sa.Column("land_eur", sa.Integer(), nullable=True),
        sa.Column("own_eur", sa.Integer(), nullable=True),
        sa.Column("transferable_from", sa.String(length=7), nullable=True),
        sa.Column("milestone_count", sa.Integer(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["category_id"],
            ["categories.id"],
        ),
        sa.ForeignKeyConstraint(
            ["region_id"],
            ["regions.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_projects_category_id"), "projects", ["category_id"], unique=False)
    op.create_index(op.f("ix_projects_contact_key"), "projects", ["contact_key"], unique=False)
    op.create_index(op.f("ix_projects_duration_days"), "projects", ["duration_days"], unique=False)
    op.create_index(op.f("ix_projects_end"), "projects", ["end"], unique=False)
    op.create_index(op.f("ix_projects_kreis"), "projects", ["kreis"], unique=False)
    op.create_index(op.f("ix_projects_land_eur"), "projects", ["land_eur"], unique=False)
    op.create_index(op.f("ix_projects_municipality"), "projects", ["municipality"], unique=False)
    op.create_index(op.f("ix_projects_own_eur"), "projects", ["own_eur"], unique=False)
    op.create_index(op.f("ix_projects_page"), "projects", ["page"], unique=False)
    op.create_index(op.f("ix_projects_place"), "projects", ["place"], unique=False)
    op.create_index(op.f("ix_projects_region_id"), "projects", ["region_id"], unique=False)
    op.create_index(op.f("ix_projects_start"), "projects", ["start"], unique=False)
    op.create_index(op.f("ix_projects_title_key"), "projects", ["title_key"], unique=False)
    op.create_index(op.f("ix_projects_total_eur"), "projects", ["total_eur"], unique=False)
    op.create_index(op.f("ix_projects_transferable_from"), "projects", ["transferable_from"], unique=False)
    op.create_table(
        "region_members",
        sa.Column("region_id", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["region_id"],
            ["regions.id"],
        ),
        sa.PrimaryKeyConstraint("region_id", "position"),
    )
    op.create_table(
        "links",
        sa.Column("project_id", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["projects.id"],
        ),
        sa.PrimaryKeyConstraint("project_id", "position"),
    )
    op.create_table(
        "milestones",
        sa.Column("project_id", sa.String(length=120), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("until", sa.String(length=7), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["projects.id"],
        ),
        sa.PrimaryKeyConstraint("project_id", "number"),
    )
    op.create_table(
        "organisations",
        sa.Column("project_id", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.String(length=240), nullable=False),
        sa.Column("is_lead", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["projects.id"],
        ),
        sa.PrimaryKeyConstraint("project_id", "position"),
    )
    op.create_index(op.f("ix_organisations_name_key"), "organisations", ["name_key"], unique=False)
    op.create_table(
        "reuse_offers",
        sa.Column("project_id", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind_id", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kind_id"],
            ["reuse_kinds.id"],
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["projects.id"],
        ),
        sa.PrimaryKeyConstraint("project_id", "position"),
    )
    op.create_index(op.f("ix_reuse_offers_kind_id"), "reuse_offers", ["kind_id"], unique=False)
    op.create_table(
        "tags",
        sa.Column("project_id", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.String(length=160), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["projects.id"],
        ),
        sa.PrimaryKeyConstraint("project_id", "kind", "position"),
    )
    op.create_index(op.f("ix_tags_name_key"), "tags", ["name_key"], unique=False)
    op.create_table(
        "journal_asked",
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("detail", sa.String(length=160), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("week", "topic", "detail"),
    )
    op.create_table(
        "journal_feedback",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("rating", sa.String(length=4), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_journal_feedback_created_at"), "journal_feedback", ["created_at"], unique=False)
    op.create_table(
        "journal_unanswered",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_journal_unanswered_asked_on"), "journal_unanswered", ["asked_on"], unique=False)


def downgrade() -> None:
    """Remove all tables."""
    for table in reversed(_TABLES):
        op.drop_table(table)
