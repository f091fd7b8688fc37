using System.Text.Json;

namespace ScalingCheck.History;

/// <summary>
/// Reads a <see cref="SnapshotDocument"/>. The text may come from anyone: nesting and the length of texts are bounded here, the
/// length of the whole by whoever has read it. Unknown fields are passed over, so that a later tool may add some.
/// </summary>
internal static class SnapshotDocumentReader
{
    /// <summary>The whole snapshot.</summary>
    /// <param name="json">The document in UTF-8.</param>
    /// <param name="other">Told of each field that is not the snapshot's, with the reader at its value; it reads the whole value.</param>
    /// <exception cref="FormatException">It is not of this form, or of a newer version; the message says which.</exception>
    public static Snapshot Read(ReadOnlySpan<byte> json, JsonFields.Field? other = null) => Read(json, withObservations: true, other);

    /// <summary>Everything but the observations, which are neither read nor looked at.</summary>
    /// <exception cref="FormatException">It is not of this form, or of a newer version; the message says which.</exception>
    public static Snapshot ReadHeader(ReadOnlySpan<byte> json) => Read(json, withObservations: false, null);

    private static Snapshot Read(ReadOnlySpan<byte> json, bool withObservations, JsonFields.Field? other)
    {
        string? schema = null, commit = null, branch = null, subject = null, version = null;
        DateTimeOffset? commitTime = null, runTime = null;
        var uncommitted = false;
        List<string> parents = [];
        NamedValues<string>? environment = null;
        List<Observation>? observations = null;
        JsonFields.Read(json, (string name, ref Utf8JsonReader reader) =>
        {
            // The version decides how all else is to be read.
            if (schema is null && name != "schema") throw new FormatException("it does not begin with its schema");
            switch (name)
            {
                case "schema": schema = RequireSchema(JsonFields.Text(ref reader)); break;
                case "commit": commit = JsonFields.Text(ref reader); break;
                case "parents": parents = JsonFields.Texts(ref reader); break;
                case "branch": branch = JsonFields.OptionalText(ref reader); break;
                case "subject": subject = JsonFields.OptionalText(ref reader); break;
                case "commitTime": commitTime = JsonFields.Time(ref reader); break;
                case "runTime": runTime = JsonFields.Time(ref reader); break;
                case "uncommitted": uncommitted = reader.GetBoolean(); break;
                case "environment": environment = JsonFields.Labels(ref reader); break;
                case "toolVersion": version = JsonFields.Text(ref reader); break;
                case "observations" when !withObservations: observations = []; return false;
                case "observations": observations = ObservationReader.ReadAll(ref reader); break;
                case var _ when other is not null: return other(name, ref reader);
                default: reader.Skip(); break;
            }

            return true;
        });
        return new Snapshot
        {
            Commit = commit ?? throw Missing("commit"),
            Parents = parents,
            Branch = branch,
            Subject = subject,
            CommitTime = commitTime ?? throw Missing("commitTime"),
            RunTime = runTime ?? throw Missing("runTime"),
            Uncommitted = uncommitted,
            Environment = new(environment ?? throw Missing("environment")),
            ToolVersion = version ?? throw Missing("toolVersion"),
            Observations = observations ?? throw Missing("observations"),
        };
    }

    private static string RequireSchema(string schema) => schema == SnapshotDocument.Schema ? schema
        : schema.StartsWith(SnapshotDocument.Family, StringComparison.Ordinal) && schema.Length < 40
            ? throw new FormatException($"it is of a newer version than {SnapshotDocument.Schema}, update the tool")
            : throw new FormatException($"it is not a {SnapshotDocument.Schema}");

    private static FormatException Missing(string name) => new($"it has no '{name}'");
}
