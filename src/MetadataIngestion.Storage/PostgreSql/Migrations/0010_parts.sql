-- A run whose source is split over workers, and what each of them may write for it.

-- A part of a run under way; number 0 is what is in no other part. Its worker's commits are numbered as a run's are. When the run ends its parts go.
CREATE TABLE run_part (
  run           bigint  NOT NULL REFERENCES run (id),
  number        integer NOT NULL,
  name          text    NOT NULL,
  scopes        text[] COLLATE "C" NOT NULL,
  configuration text COLLATE "C" NOT NULL,
  lease         text COLLATE "C" NOT NULL,
  token         bigint  NOT NULL DEFAULT 0,
  worker        text,
  attempts      integer NOT NULL DEFAULT 0,
  started_at    timestamptz,
  ended_at      timestamptz,
  report        text,
  findings      bytea,
  emitted       bigint  NOT NULL DEFAULT 0,
  commits       bigint  NOT NULL DEFAULT 0,
  commit_first  bigint  NOT NULL DEFAULT 0,
  commit_last   bigint  NOT NULL DEFAULT 0,
  PRIMARY KEY (run, number)
) WITH (fillfactor = 50);
ALTER TABLE run_part ALTER COLUMN findings SET STORAGE EXTERNAL;

-- What connectors remember of parts from crawl to crawl.
CREATE TABLE part_memory (
  source  bigint NOT NULL REFERENCES source (id),
  part    text COLLATE "C" NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (source, part)
);
ALTER TABLE part_memory ALTER COLUMN content SET STORAGE EXTERNAL;

DROP FUNCTION commit_changes(bigint, bigint, bigint, text, bigint, bigint, text, bigint[], uuid[], text[], text[], integer[], text[], text[], boolean[], bytea[],
  integer[], integer[], smallint[], bytea[], bytea[], text[], uuid[], boolean[], integer[], integer[], integer[], integer[], uuid[], text[]);

-- One commit of a run, or of one part of it: entities, log and state in one statement, so that no client can stop halfway with the head of the log in its hands. What needs no
-- offset comes before the head is taken. Called again with the number of a commit that is stored already, it answers as it did.
-- A change of type 3 deletes its aspect. Errors of its own: MI001 the lease is not held, MI002 an entity is not the source's, MI003 another number of the commit is expected.
CREATE FUNCTION commit_changes(
  p_run bigint, p_part integer, p_commit bigint, p_source bigint, p_lease text, p_token bigint, p_at bigint, p_channel text,
  e_id bigint[], e_key uuid[], e_urn text[], e_type text[], e_kind integer[], e_path text[], e_identity text[], e_removed boolean[],
  e_memo bytea[],
  a_entity integer[], a_aspect integer[], a_change smallint[], a_headers bytea[], a_payload bytea[], a_event text[], a_fingerprint uuid[], a_last boolean[],
  l_entity integer[], l_aspect integer[], u_entity integer[], u_aspect integer[], u_key uuid[], u_urn text[],
  OUT o_ids bigint[], OUT o_first bigint, OUT o_last bigint)
LANGUAGE plpgsql AS $$
DECLARE
  n bigint := cardinality(a_entity);
  proposals bigint := n - cardinality(array_remove(a_event, NULL));
  wrong bigint;
BEGIN
  -- Renewals go on beside this lock; whoever wants to take the lease over waits for the end of the commit.
  PERFORM 1 FROM lease WHERE name = p_lease AND token = p_token AND expires_at > clock_timestamp() FOR KEY SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the lease is not held' USING ERRCODE = 'MI001';
  END IF;

  -- Whoever crawls a part may write for as long as the run is the source's, and its right cannot be taken over meanwhile either.
  IF p_part IS NOT NULL THEN
    PERFORM 1 FROM run JOIN lease ON lease.name = run.lease AND lease.token = run.token
    WHERE run.id = p_run AND lease.expires_at > clock_timestamp() FOR KEY SHARE OF lease;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the lease of the run is not held' USING ERRCODE = 'MI001';
    END IF;
    UPDATE run_part SET commits = p_commit WHERE run = p_run AND number = p_part AND token = p_token AND ended_at IS NULL AND commits = p_commit - 1;
  ELSE
    UPDATE run SET commits = p_commit WHERE id = p_run AND commits = p_commit - 1;
  END IF;

  IF NOT FOUND THEN
    IF p_part IS NOT NULL THEN
      PERFORM 1 FROM run_part WHERE run = p_run AND number = p_part AND token = p_token;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'the run is over' USING ERRCODE = 'MI001';
      END IF;
      SELECT commit_first, commit_last INTO o_first, o_last FROM run_part WHERE run = p_run AND number = p_part AND token = p_token AND commits = p_commit;
    ELSE
      SELECT commit_first, commit_last INTO o_first, o_last FROM run WHERE id = p_run AND commits = p_commit;
    END IF;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'commit % is not the next one', p_commit USING ERRCODE = 'MI003';
    END IF;
    SELECT array_agg(entity.id ORDER BY e.n) INTO o_ids
    FROM unnest(e_key) WITH ORDINALITY AS e (key, n) JOIN entity ON entity.urn_key = e.key AND entity.source = p_source;
    RETURN;
  END IF;

  SELECT e.id INTO wrong
  FROM unnest(e_id) AS e (id) LEFT JOIN entity ON entity.id = e.id AND entity.source = p_source
  WHERE e.id IS NOT NULL AND entity.id IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '%', wrong USING ERRCODE = 'MI002';
  END IF;

  UPDATE entity SET kind = e.kind, path = e.path, identity = e.identity, removed = e.removed
  FROM unnest(e_id, e_kind, e_path, e_identity, e_removed) AS e (id, kind, path, identity, removed)
  WHERE entity.id = e.id AND (entity.kind, entity.path, entity.identity, entity.removed) IS DISTINCT FROM (e.kind, e.path, e.identity, e.removed);

  -- The URN may have got its number by other means than this session's.
  WITH put AS (
    INSERT INTO entity (source, urn_key, urn, entity_type, kind, path, identity, removed)
    SELECT p_source, e.key, e.urn, e.type, e.kind, e.path, e.identity, e.removed
    FROM unnest(e_id, e_key, e_urn, e_type, e_kind, e_path, e_identity, e_removed) WITH ORDINALITY
      AS e (id, key, urn, type, kind, path, identity, removed, n)
    WHERE e.id IS NULL ORDER BY e.n
    ON CONFLICT (urn_key, source) DO UPDATE SET kind = excluded.kind, path = excluded.path, identity = excluded.identity, removed = excluded.removed
    RETURNING id, urn_key)
  SELECT array_agg(coalesce(e.id, put.id) ORDER BY e.n) INTO o_ids
  FROM unnest(e_id, e_key) WITH ORDINALITY AS e (id, key, n) LEFT JOIN put ON e.id IS NULL AND put.urn_key = e.key;

  INSERT INTO memo (entity, content)
  SELECT o_ids[e.n], e.memo FROM unnest(e_memo) WITH ORDINALITY AS e (memo, n) WHERE e.memo IS NOT NULL
  ON CONFLICT (entity) DO UPDATE SET content = excluded.content;

  DELETE FROM edge USING unnest(l_entity, l_aspect) AS l (entity, aspect) WHERE edge.entity = o_ids[l.entity] AND edge.aspect = l.aspect;
  INSERT INTO edge (upstream_key, entity, aspect, upstream)
  SELECT u.key, o_ids[u.entity], u.aspect, u.urn FROM unnest(u_entity, u_aspect, u_key, u_urn) AS u (entity, aspect, key, urn)
  ON CONFLICT DO NOTHING;

  o_first := 0;
  o_last := 0;
  IF n > 0 THEN
    DELETE FROM aspect_state USING unnest(a_entity, a_aspect, a_change, a_last) AS a (entity, aspect, change, last)
    WHERE a.last AND a.change = 3 AND aspect_state.entity = o_ids[a.entity] AND aspect_state.aspect = a.aspect;

    UPDATE log_head SET log_offset = log_offset + n RETURNING log_offset INTO o_last;
    o_first := o_last - n + 1;

    INSERT INTO log (log_offset, recorded_at, run, entity, aspect, change_type, headers, payload, event)
    SELECT o_first + a.n - 1, p_at, p_run, o_ids[a.entity], a.aspect, a.change, a.headers, a.payload, a.event
    FROM unnest(a_entity, a_aspect, a_change, a_headers, a_payload, a_event) WITH ORDINALITY AS a (entity, aspect, change, headers, payload, event, n);

    INSERT INTO aspect_state (entity, aspect, fingerprint, log_offset)
    SELECT o_ids[a.entity], a.aspect, a.fingerprint, o_first + a.n - 1
    FROM unnest(a_entity, a_aspect, a_change, a_fingerprint, a_last) WITH ORDINALITY AS a (entity, aspect, change, fingerprint, last, n)
    WHERE a.last AND a.change <> 3
    ON CONFLICT (entity, aspect) DO UPDATE SET fingerprint = excluded.fingerprint, log_offset = excluded.log_offset;

    PERFORM pg_notify(p_channel, o_last::text);
  END IF;

  -- Several parts commit for one run; the head keeps them in order here, so this row comes last.
  IF p_part IS NOT NULL THEN
    UPDATE run_part SET emitted = emitted + proposals, commit_first = o_first, commit_last = o_last WHERE run = p_run AND number = p_part;
  END IF;
  UPDATE run SET emitted = emitted + proposals,
                 commit_first = CASE WHEN p_part IS NULL THEN o_first ELSE commit_first END,
                 commit_last = CASE WHEN p_part IS NULL THEN o_last ELSE commit_last END,
                 committed_at = CASE WHEN n > 0 THEN p_at ELSE committed_at END,
                 first_offset = CASE WHEN first_offset = 0 THEN o_first ELSE first_offset END,
                 last_offset = CASE WHEN n > 0 THEN o_last ELSE last_offset END
  WHERE id = p_run;
END
$$;
