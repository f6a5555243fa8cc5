-- Names and URNs are kept once; everything else refers to them by number. Times are milliseconds since 1970 in UTC.

CREATE TABLE source (
  id   INTEGER PRIMARY KEY,
  name TEXT    NOT NULL UNIQUE
);

CREATE TABLE aspect (
  id   INTEGER PRIMARY KEY,
  name TEXT    NOT NULL UNIQUE
);

-- Runs of one source never overlap, so their ranges of offsets do not either. The ranges, which other sources' entries may lie
-- between, make a read by source cheap without an index on the log.
CREATE TABLE run (
  id           INTEGER PRIMARY KEY,
  run_id       TEXT    NOT NULL UNIQUE,
  source       INTEGER NOT NULL REFERENCES source (id),
  request_id   TEXT,
  owner        TEXT    NOT NULL,
  status       TEXT    NOT NULL,
  started_at   INTEGER NOT NULL,
  committed_at INTEGER,
  emitted      INTEGER NOT NULL DEFAULT 0,
  first_offset INTEGER NOT NULL DEFAULT 0,
  last_offset  INTEGER NOT NULL DEFAULT 0,
  report       TEXT
);
CREATE INDEX run_by_source ON run (source);
CREATE INDEX run_under_way ON run (source) WHERE status = 'Running';

CREATE TABLE entity (
  id          INTEGER PRIMARY KEY,
  source      INTEGER NOT NULL REFERENCES source (id),
  urn         TEXT    NOT NULL,
  entity_type TEXT    NOT NULL,
  kind        INTEGER NOT NULL,
  path        TEXT    NOT NULL,
  identity    TEXT,
  removed     INTEGER NOT NULL
);
-- The URN comes first so that a read of the log by URN finds its entities in every source.
CREATE UNIQUE INDEX entity_by_urn ON entity (urn, source);
CREATE INDEX entity_live ON entity (source) WHERE removed = 0;
CREATE INDEX entity_by_identity ON entity (source, identity) WHERE removed = 0 AND identity IS NOT NULL;

-- The next two tables get a row for each proposal. They declare no foreign keys, whose checks would cost a tenth of a first crawl: the
-- writer takes the numbers from rows that it has read or written in the same transaction.
CREATE TABLE aspect_state (
  entity      INTEGER NOT NULL,
  aspect      INTEGER NOT NULL,
  fingerprint BLOB    NOT NULL,
  log_offset  INTEGER NOT NULL,
  memo        BLOB,
  PRIMARY KEY (entity, aspect)
) WITHOUT ROWID;

CREATE TABLE log (
  log_offset  INTEGER PRIMARY KEY,
  recorded_at INTEGER NOT NULL,
  run         INTEGER NOT NULL,
  entity      INTEGER NOT NULL,
  aspect      INTEGER NOT NULL,
  change_type INTEGER NOT NULL,
  headers     TEXT,
  payload     BLOB
);
CREATE INDEX log_by_entity ON log (entity);

-- The newest offset ever given out. It outlives the entries, so that an offset is never used twice.
CREATE TABLE log_head (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  log_offset INTEGER NOT NULL
);
INSERT INTO log_head (id, log_offset) VALUES (1, 0);

CREATE TABLE sink (
  name       TEXT    PRIMARY KEY NOT NULL,
  log_offset INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE dead_letter (
  sink        TEXT    NOT NULL REFERENCES sink (name),
  log_offset  INTEGER NOT NULL,
  reason      TEXT    NOT NULL,
  rejected_at INTEGER NOT NULL,
  PRIMARY KEY (sink, log_offset)
) WITHOUT ROWID;
