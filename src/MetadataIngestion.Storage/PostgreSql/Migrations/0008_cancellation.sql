-- Whether someone asked the worker that has a run under way to end it.

ALTER TABLE run ADD COLUMN cancel_asked boolean NOT NULL DEFAULT false;
