-- What is watched on the base branch: each commit's own value beside its verdict, and the changes of level that were noticed.

ALTER TABLE verdict ADD COLUMN watched ANY
  CHECK (typeof(watched) IN ('real', 'null') OR watched IN ('nan', 'inf', '-inf'));
ALTER TABLE verdict ADD COLUMN settings TEXT; -- digest of what the watched value depends on besides the data

-- Rows are only ever added: a change that was reported is never rewritten.
CREATE TABLE change (
  id TEXT PRIMARY KEY NOT NULL,
  check_name TEXT NOT NULL,
  estimate TEXT NOT NULL,
  environment TEXT NOT NULL, -- short name of the fingerprint
  commit_name TEXT NOT NULL, -- the most likely first commit of the new level
  candidates TEXT NOT NULL, -- JSON array of commits, oldest first
  noticed_at TEXT NOT NULL, -- commit
  noticed_time TEXT NOT NULL,
  is_worse INTEGER NOT NULL CHECK (is_worse IN (0, 1)),
  before ANY NOT NULL CHECK (typeof(before) = 'real' OR before IN ('nan', 'inf', '-inf')),
  after ANY NOT NULL CHECK (typeof(after) = 'real' OR after IN ('nan', 'inf', '-inf')),
  size ANY NOT NULL CHECK (typeof(size) = 'real' OR size IN ('nan', 'inf', '-inf')),
  statistic ANY NOT NULL CHECK (typeof(statistic) = 'real' OR statistic IN ('nan', 'inf', '-inf')),
  threshold ANY NOT NULL CHECK (typeof(threshold) = 'real' OR threshold IN ('nan', 'inf', '-inf'))
) STRICT, WITHOUT ROWID;

CREATE INDEX change_by_commit ON change (commit_name, noticed_time, id);
CREATE INDEX change_by_time ON change (noticed_time, id);
