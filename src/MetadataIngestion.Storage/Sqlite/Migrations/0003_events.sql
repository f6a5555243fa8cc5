-- Events stand in the log among the proposals. A row with an event's name is an event: its aspect and change type say nothing.

ALTER TABLE log ADD COLUMN event TEXT;
CREATE INDEX log_by_event ON log (event) WHERE event IS NOT NULL;

-- What change detection remembers of an entity, out of the way of the fingerprints, which every crawl reads.
CREATE TABLE memo (
  entity  INTEGER PRIMARY KEY,
  content BLOB
);
INSERT INTO memo (entity, content) SELECT entity, memo FROM aspect_state WHERE memo IS NOT NULL;
UPDATE aspect_state SET memo = NULL WHERE memo IS NOT NULL;

-- Which entity reads or writes which, according to which of its aspects. The other end need not be known here, so it is a URN.
CREATE TABLE edge (
  upstream TEXT    NOT NULL,
  entity   INTEGER NOT NULL,
  aspect   INTEGER NOT NULL,
  PRIMARY KEY (upstream, entity, aspect)
) WITHOUT ROWID;
CREATE INDEX edge_by_entity ON edge (entity, aspect);

INSERT OR IGNORE INTO edge (upstream, entity, aspect)
SELECT json_extract(upstream.value, '$.dataset'), state.entity, state.aspect
FROM aspect_state AS state JOIN aspect ON aspect.id = state.aspect AND aspect.name = 'upstreamLineage'
                           JOIN log ON log.log_offset = state.log_offset
                           JOIN json_each(CAST(log.payload AS TEXT), '$.upstreams') AS upstream
WHERE json_extract(upstream.value, '$.dataset') IS NOT NULL;

INSERT OR IGNORE INTO edge (upstream, entity, aspect)
SELECT dataset.value, state.entity, state.aspect
FROM aspect_state AS state JOIN aspect ON aspect.id = state.aspect AND aspect.name = 'dataJobInputOutput'
                           JOIN log ON log.log_offset = state.log_offset
                           JOIN json_tree(CAST(log.payload AS TEXT)) AS dataset
WHERE dataset.type = 'text' AND dataset.path IN ('$.inputDatasets', '$.outputDatasets');
