using System.Globalization;

namespace ScalingCheck.Postgres;

/// <summary>A long history without the wait for it: one snapshot copied by the server, under other names and times.</summary>
internal static class StoreFilling
{
    public static void Multiply(string address, string project, string commit, int copies)
    {
        var count = copies.ToString(CultureInfo.InvariantCulture);
        var key = $"(SELECT key FROM scaling_check.project WHERE name = '{project}')";
        PostgresServer.Execute(address, $"""
            INSERT INTO scaling_check.snapshot (project, id, commit_name, commit_hash, parents, branch, branch_hash, subject,
              commit_time, run_time, uncommitted, environment, tool_version)
            SELECT project, encode(sha256(n::text::bytea), 'hex'), encode(sha256(n::text::bytea), 'hex'), hashtextextended(n::text, 0),
              parents, branch, branch_hash, subject, to_char(timestamp '2025-01-01' + n * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '0Z', run_time, uncommitted, environment, tool_version
            FROM scaling_check.snapshot, generate_series(1, {count}) n WHERE project = {key} AND commit_name = '{commit}';

            INSERT INTO scaling_check.observation (project, snapshot, metric_hash, ordinal, series, value, standard_error, replicates, source, line, col)
            SELECT o.project, s.key, o.metric_hash, o.ordinal, o.series, o.value, o.standard_error, o.replicates, o.source, o.line, o.col
            FROM scaling_check.snapshot s, scaling_check.observation o JOIN scaling_check.snapshot t ON t.project = o.project AND t.key = o.snapshot
            WHERE t.project = {key} AND t.commit_name = '{commit}' AND s.project = {key} AND s.commit_time LIKE '2025-0%';

            INSERT INTO scaling_check.verdict (project, snapshot, name, check_name, estimate, verdict, value)
            SELECT project, key, md5('slope')::uuid, 'loss', 'slope', 'pass', 1 FROM scaling_check.snapshot WHERE project = {key} AND commit_time LIKE '2025-0%';

            INSERT INTO scaling_check.change (project, id, check_name, estimate, environment, commit_name, commit_hash, candidates, noticed_at,
              noticed_time, is_worse, before, after, size, statistic, threshold)
            SELECT project, id, 'loss', 'slope', '', commit_name, commit_hash, '[]', commit_name, commit_time, true, 1, 2, 3, 4, 5
            FROM scaling_check.snapshot WHERE project = {key} AND commit_time LIKE '2025-0%';

            INSERT INTO scaling_check.series (project, key, metric, axes, labels)
            SELECT {key}, md5(n::text)::uuid, 'm' || n, '{"{}"}', '{"{}"}' FROM generate_series(1, {count}) n;

            INSERT INTO scaling_check.shared_text (project, key, content)
            SELECT {key}, md5(n::text)::uuid, n || '.json' FROM generate_series(1, {count}) n;
            """);
        PostgresServer.Execute(address, "ANALYZE");
    }
}
