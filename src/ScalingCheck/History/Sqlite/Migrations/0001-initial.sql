-- The history of measurements. Rows are only ever added; nothing here is updated but verdict.
-- Numbers stand in ANY columns: a real, or 'nan', 'inf', '-inf', which SQLite's REAL cannot all hold (it stores NaN as
-- NULL). In your own queries say: typeof(value) = 'real'.

-- What a snapshot was measured on: a JSON object of text, keys in ordinal order.
CREATE TABLE environment (
  key INTEGER PRIMARY KEY,
  entries TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE snapshot (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  commit_name TEXT NOT NULL,
  parents TEXT NOT NULL, -- JSON array, first parent first
  branch TEXT,
  subject TEXT,
  commit_time TEXT NOT NULL, -- UTC, 2026-01-31T12:00:00.0000000Z: sorts as text
  run_time TEXT NOT NULL,
  uncommitted INTEGER NOT NULL CHECK (uncommitted IN (0, 1)),
  environment INTEGER NOT NULL REFERENCES environment (key),
  tool_version TEXT NOT NULL
) STRICT;

-- The order of each index ends in the id, so that the answer does not depend on who wrote first.
CREATE INDEX snapshot_by_commit ON snapshot (commit_name, run_time, id);
CREATE INDEX snapshot_by_branch ON snapshot (branch, commit_time DESC, run_time DESC, id);
CREATE INDEX snapshot_by_time ON snapshot (commit_time DESC, run_time DESC, id);

CREATE TABLE metric (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE source (
  key INTEGER PRIMARY KEY,
  file TEXT NOT NULL UNIQUE
) STRICT;

-- Coordinates are the same from commit to commit: they are written once and shared.
CREATE TABLE series (
  key INTEGER PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE, -- first 16 bytes of the SHA-256 of metric, unit, axes and labels
  metric INTEGER NOT NULL REFERENCES metric (key),
  unit TEXT,
  axes TEXT NOT NULL, -- JSON object of numbers
  labels TEXT NOT NULL -- JSON object of text
) STRICT;

-- Clustered by snapshot and metric: one metric of one snapshot is one short range, however long the history.
CREATE TABLE observation (
  snapshot INTEGER NOT NULL REFERENCES snapshot (key),
  metric INTEGER NOT NULL REFERENCES metric (key),
  ordinal INTEGER NOT NULL,
  series INTEGER NOT NULL REFERENCES series (key),
  value ANY NOT NULL CHECK (typeof(value) = 'real' OR value IN ('nan', 'inf', '-inf')),
  standard_error ANY CHECK (typeof(standard_error) IN ('real', 'null') OR standard_error IN ('nan', 'inf', '-inf')),
  replicates INTEGER,
  source INTEGER REFERENCES source (key),
  line INTEGER NOT NULL,
  column INTEGER NOT NULL,
  PRIMARY KEY (snapshot, metric, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE verdict (
  snapshot INTEGER NOT NULL REFERENCES snapshot (key),
  check_name TEXT NOT NULL,
  estimate TEXT NOT NULL,
  verdict TEXT NOT NULL,
  value ANY CHECK (typeof(value) IN ('real', 'null') OR value IN ('nan', 'inf', '-inf')),
  standard_error ANY CHECK (typeof(standard_error) IN ('real', 'null') OR standard_error IN ('nan', 'inf', '-inf')),
  PRIMARY KEY (snapshot, check_name, estimate)
) STRICT, WITHOUT ROWID;
