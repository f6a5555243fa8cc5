-- Workers that share the database, and which of them runs what.

CREATE TABLE worker (
  name          text COLLATE "C" PRIMARY KEY,
  id            text        NOT NULL UNIQUE,
  configuration text        NOT NULL,
  configured_at timestamptz NOT NULL,
  checked_in_at timestamptz NOT NULL,
  report        jsonb       NOT NULL
) WITH (fillfactor = 50);

ALTER TABLE run ADD COLUMN worker text;
ALTER TABLE ad_hoc_request ADD COLUMN worker text;
