using ScalingCheck.Diagnostics;
using ScalingCheck.History;

namespace ScalingCheck.Postgres;

/// <summary>The <c>history:</c> setting <c>postgres:PROJECT</c>, turned into a store.</summary>
internal static class PostgresLocation
{
    /// <summary>A name is a name, not a document.</summary>
    private const int LongestProject = 200;

    /// <summary>Whether the setting names this store; an address that should not stand there does too, so that it is refused.</summary>
    public static bool IsMeant(string spec) =>
        spec.Split(':')[0].ToLowerInvariant() is "postgres" or "postgresql";

    /// <param name="spec"><c>postgres:PROJECT</c>, or <c>postgres</c> for the repository that the CI system names.</param>
    /// <param name="variable">Environment variables.</param>
    /// <exception cref="HistoryException">Something is missing, or the server cannot be used.</exception>
    public static PostgresHistory Open(string spec, Func<string, string?> variable)
    {
        if (PostgresAddress.IsUri(spec)) throw new HistoryException(Catalogue.PostgresAddressInConfiguration());
        var project = Project(spec, variable);
        if (variable(PostgresAddress.Variable) is not { Length: > 0 } address)
            throw new HistoryException(Catalogue.PostgresAddressMissing(project));
        return PostgresHistory.Open(PostgresAddress.Parse(address), project);
    }

    /// <summary>Makes or updates the schema. Returns its version.</summary>
    /// <exception cref="HistoryException">The server cannot be used, or the role may not.</exception>
    public static int Migrate(Func<string, string?> variable)
    {
        if (variable(PostgresAddress.Variable) is not { Length: > 0 } address)
            throw new HistoryException(Catalogue.PostgresAddressMissing("PROJECT"));
        using var session = PostgresSession.Open(PostgresAddress.Parse(address), "");
        return session.Run(tables => PostgresSchema.Migrate(tables.Connection, PostgresErrors.Role(session.Settings)));
    }

    private static string Project(string spec, Func<string, string?> variable)
    {
        var (_, named) = spec.Split(':', 2) is [var scheme, var rest] ? (scheme, rest.Trim()) : (spec, "");
        var project = named.Length > 0 ? named : variable("GITHUB_REPOSITORY") ?? "";
        return project.Length switch
        {
            0 => throw new HistoryException(Catalogue.PostgresProjectMissing("neither here nor in GITHUB_REPOSITORY")),
            > LongestProject => throw new HistoryException(Catalogue.PostgresProjectMissing("the name is longer than 200 characters")),
            _ => project,
        };
    }
}
