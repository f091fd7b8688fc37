using Npgsql;
using ScalingCheck.History;

namespace ScalingCheck.Postgres;

public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("postgresql://ada:s%40cr%3At%2F1@db.example.org:5433/team?sslmode=verify-full&application_name=x", "db.example.org", 5433, "team", "ada", "s@cr:t/1", SslMode.VerifyFull)]
    [InlineData("postgres://ada@db.example.org/team", "db.example.org", 5432, "team", "ada", null, SslMode.Prefer)]
    [InlineData("postgresql://ada:p@ss@[::1]:5433/team?sslmode=disable", "::1", 5433, "team", "ada", "p@ss", SslMode.Disable)]
    [InlineData("postgresql://%2Fvar%2Frun/team?user=ada&password=x", "/var/run", 5432, "team", "ada", "x", SslMode.Prefer)]
    [InlineData("postgresql:///team?host=db&port=5433", "db", 5433, "team", null, null, SslMode.Prefer)]
    [InlineData("host=db port=5433 dbname = team user=ada password='two \\'words\\'' sslmode=require", "db", 5433, "team", "ada", "two 'words'", SslMode.Require)]
    [InlineData("Host=db;Port=5433;Database=team;Username=ada;Password=a://b;SSL Mode=VerifyCA", "db", 5433, "team", "ada", "a://b", SslMode.VerifyCA)]
    public void Each_form_is_read(string text, string host, int port, string database, string? user, string? password, SslMode mode)
    {
        var settings = PostgresAddress.Parse(text);
        Assert.Equal((host, port, database, user, password, mode), (settings.Host!, settings.Port, settings.Database!, settings.Username, settings.Password, settings.SslMode));
        Assert.False(settings.Pooling);
    }

    [Theory]
    [InlineData("postgresql://ada:hunter2/3@db/team")]
    [InlineData("postgresql://ada:1/hunter2@db/team")]
    [InlineData("postgresql://ada:1?hunter2@db/team")]
    [InlineData("postgresql://ada:x@db/team?hunter2=1")]
    [InlineData("postgresql://ada:x@db/team?sslmode=hunter2")]
    [InlineData("postgresql://ada:x@db:hunter2/team")]
    [InlineData("mysql://ada:hunter2@db/team")]
    [InlineData("host=db hunter2")]
    [InlineData("host=db hunter2=3")]
    [InlineData("host=db password='hunter2")]
    [InlineData("Host=db;Pasword=hunter2")]
    [InlineData("Host=db;Port=hunter2")]
    [InlineData("Username=hunter2;Password=hunter2")]
    [InlineData("hunter2")]
    public void A_mistake_is_named_and_nothing_of_it_is_shown(string text)
    {
        var failure = Assert.Throws<HistoryException>(() => PostgresAddress.Parse(text));
        Assert.Equal("SC0031", failure.Diagnostic.Code);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
        Assert.Contains("SCALING_CHECK_DB", failure.Message, StringComparison.Ordinal);
    }
}
