-- The history of many projects. Rows are only ever added; nothing here is updated but verdict.
-- Text is compared by its bytes (COLLATE "C"): order is the same on every server. A NUL, which PostgreSQL cannot hold,
-- stands as U+0001 U+0001, and U+0001 as U+0001 U+0002: exact, and in the order of the original.
-- Columns named ..._hash hold the first 8 bytes of the SHA-256 of a text, since an index cannot hold a long text: they
-- find rows, and the text beside them decides.

CREATE TABLE scaling_check.migration (
  version integer PRIMARY KEY,
  name text NOT NULL,
  checksum text NOT NULL, -- SHA-256 of the file, lower-case hexadecimal
  applied_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE scaling_check.project (
  key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text COLLATE "C" NOT NULL UNIQUE
);

-- What snapshots share, named by its content: files that were read, and environments (a JSON object of text).
CREATE TABLE scaling_check.shared_text (
  project integer NOT NULL,
  key uuid NOT NULL, -- first 16 bytes of the SHA-256 of the text
  content text COLLATE "C" NOT NULL,
  PRIMARY KEY (project, key)
);

-- Coordinates are the same from commit to commit: they are written once and shared.
CREATE TABLE scaling_check.series (
  project integer NOT NULL,
  key uuid NOT NULL, -- first 16 bytes of the SHA-256 of metric, unit, axes and labels
  metric text COLLATE "C" NOT NULL,
  unit text COLLATE "C",
  axes text COLLATE "C" NOT NULL, -- JSON object of numbers
  labels text COLLATE "C" NOT NULL, -- JSON object of text
  PRIMARY KEY (project, key)
);

-- A sequence of its own: identity columns of partitioned tables differ between versions of PostgreSQL.
CREATE SEQUENCE scaling_check.snapshot_key;

CREATE TABLE scaling_check.snapshot (
  project integer NOT NULL,
  key bigint NOT NULL DEFAULT nextval('scaling_check.snapshot_key'),
  id text COLLATE "C" NOT NULL,
  commit_name text COLLATE "C" NOT NULL,
  commit_hash bigint NOT NULL,
  parents text COLLATE "C" NOT NULL, -- JSON array, first parent first
  branch text COLLATE "C",
  branch_hash bigint,
  subject text COLLATE "C",
  commit_time text COLLATE "C" NOT NULL, -- UTC, 2026-01-31T12:00:00.0000000Z: timestamptz would lose the seventh digit
  run_time text COLLATE "C" NOT NULL,
  uncommitted boolean NOT NULL,
  environment uuid NOT NULL, -- in shared_text
  tool_version text COLLATE "C" NOT NULL,
  PRIMARY KEY (project, id)
) PARTITION BY HASH (project);

ALTER SEQUENCE scaling_check.snapshot_key OWNED BY scaling_check.snapshot.key;

-- The order of each index ends in the id, so that the answer does not depend on who wrote first.
CREATE UNIQUE INDEX snapshot_by_key ON scaling_check.snapshot (project, key);
CREATE INDEX snapshot_by_commit ON scaling_check.snapshot (project, commit_hash);
CREATE INDEX snapshot_by_branch
  ON scaling_check.snapshot (project, branch_hash, commit_time DESC, run_time DESC, id);
CREATE INDEX snapshot_by_time ON scaling_check.snapshot (project, commit_time DESC, run_time DESC, id);

-- One metric of one snapshot is one short range of the key, however long the history.
CREATE TABLE scaling_check.observation (
  project integer NOT NULL,
  ordinal integer NOT NULL,
  snapshot bigint NOT NULL,
  metric_hash bigint NOT NULL, -- the name stands in series
  series uuid NOT NULL,
  source uuid, -- in shared_text
  value double precision NOT NULL,
  standard_error double precision,
  replicates integer,
  line integer NOT NULL,
  col integer NOT NULL,
  PRIMARY KEY (project, snapshot, metric_hash, ordinal)
) PARTITION BY HASH (project);

CREATE TABLE scaling_check.verdict (
  project integer NOT NULL,
  snapshot bigint NOT NULL,
  name uuid NOT NULL, -- first 16 bytes of the SHA-256 of check and estimate
  check_name text COLLATE "C" NOT NULL,
  estimate text COLLATE "C" NOT NULL,
  verdict text COLLATE "C" NOT NULL,
  value double precision,
  standard_error double precision,
  watched double precision,
  settings text COLLATE "C", -- digest of what the watched value depends on besides the data
  PRIMARY KEY (project, snapshot, name)
) PARTITION BY HASH (project);

-- A change that was reported is never rewritten.
CREATE TABLE scaling_check.change (
  project integer NOT NULL,
  id text COLLATE "C" NOT NULL,
  check_name text COLLATE "C" NOT NULL,
  estimate text COLLATE "C" NOT NULL,
  environment text COLLATE "C" NOT NULL, -- short name of the fingerprint
  commit_name text COLLATE "C" NOT NULL, -- the most likely first commit of the new level
  commit_hash bigint NOT NULL,
  candidates text COLLATE "C" NOT NULL, -- JSON array of commits, oldest first
  noticed_at text COLLATE "C" NOT NULL, -- commit
  noticed_time text COLLATE "C" NOT NULL,
  is_worse boolean NOT NULL,
  before double precision NOT NULL,
  after double precision NOT NULL,
  size double precision NOT NULL,
  statistic double precision NOT NULL,
  threshold double precision NOT NULL,
  PRIMARY KEY (project, id)
) PARTITION BY HASH (project);

CREATE INDEX change_by_commit ON scaling_check.change (project, commit_hash);
CREATE INDEX change_by_time ON scaling_check.change (project, noticed_time, id);

-- Partitions by hash are made once, here: a new project then needs no right to create anything.
DO $partitions$
BEGIN
  FOR remainder IN 0..15 LOOP
    EXECUTE format(
      'CREATE TABLE scaling_check.snapshot_%1$s PARTITION OF scaling_check.snapshot FOR VALUES WITH (MODULUS 16, REMAINDER %2$s)',
      lpad(remainder::text, 2, '0'), remainder);
    EXECUTE format(
      'CREATE TABLE scaling_check.observation_%1$s PARTITION OF scaling_check.observation FOR VALUES WITH (MODULUS 16, REMAINDER %2$s)',
      lpad(remainder::text, 2, '0'), remainder);
    EXECUTE format(
      'CREATE TABLE scaling_check.verdict_%1$s PARTITION OF scaling_check.verdict FOR VALUES WITH (MODULUS 16, REMAINDER %2$s)',
      lpad(remainder::text, 2, '0'), remainder);
    EXECUTE format(
      'CREATE TABLE scaling_check.change_%1$s PARTITION OF scaling_check.change FOR VALUES WITH (MODULUS 16, REMAINDER %2$s)',
      lpad(remainder::text, 2, '0'), remainder);
  END LOOP;
END
$partitions$;
