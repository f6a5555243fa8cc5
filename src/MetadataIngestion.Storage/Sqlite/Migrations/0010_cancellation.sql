-- Whether someone asked the process that has a run under way to end it.

ALTER TABLE run ADD COLUMN cancel_asked INTEGER NOT NULL DEFAULT 0;
