"""Run by Alembic itself: takes the steps on the connection it is handed, within its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
