-- What a service needs: crawls asked for once, sources that are paused, and runs of one scope.

ALTER TABLE run ADD COLUMN scope TEXT;
CREATE INDEX run_by_request ON run (request_id) WHERE request_id IS NOT NULL;

-- The number keeps the order in which requests were filed.
CREATE TABLE ad_hoc_request (
  id         INTEGER PRIMARY KEY,
  request_id TEXT    NOT NULL UNIQUE,
  source     TEXT    NOT NULL,
  scope      TEXT,
  approve    INTEGER NOT NULL,
  not_before INTEGER,
  origin     TEXT    NOT NULL,
  state      TEXT    NOT NULL,
  attempts   INTEGER NOT NULL DEFAULT 0,
  run_id     TEXT,
  outcome    TEXT,
  detail     TEXT,
  filed_at   INTEGER NOT NULL,
  ended_at   INTEGER
);
CREATE INDEX ad_hoc_request_open ON ad_hoc_request (state) WHERE state <> 'Ended';

CREATE TABLE paused_source (
  name TEXT PRIMARY KEY NOT NULL
) WITHOUT ROWID;
