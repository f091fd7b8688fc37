using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ScalingCheck.History;

namespace ScalingCheck.Postgres;

/// <summary>A server with a certificate: what <c>sslmode</c> asks for is what happens.</summary>
public sealed class PostgresEncryptionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_mode_is_kept()
    {
        using var server = new PostgresServer();
        var certificate = Encrypt(server);
        var address = server.Address("postgres");
        Assert.False(IsEncrypted(address + "?sslmode=disable"));
        Assert.True(IsEncrypted(address + "?sslmode=require"));
        Assert.True(IsEncrypted($"{address}?sslmode=verify-ca&sslrootcert={Uri.EscapeDataString(certificate)}"));
        Assert.True(IsEncrypted($"{address}?sslmode=verify-full&sslrootcert={Uri.EscapeDataString(certificate)}"));

        var failure = Assert.Throws<HistoryException>(() => PostgresHistory.Open(PostgresAddress.Parse(address + "?sslmode=verify-full"), "a"));
        Assert.Equal("SC0034", failure.Diagnostic.Code);
        Assert.Contains("certificate is not trusted", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(PostgresServer.Password, failure.ToString(), StringComparison.Ordinal);
    }

    private static bool IsEncrypted(string address)
    {
        using var session = PostgresSession.Open(PostgresAddress.Parse(address), "a");
        return session.Run(tables =>
        {
            using var ask = tables.Connection.Statement("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
            return ask.ExecuteScalar() is true;
        });
    }

    /// <summary>Gives the server a certificate and returns the file that vouches for it.</summary>
    private string Encrypt(PostgresServer server)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var file = _folder.Write("server.crt", certificate.ExportCertificatePem());
        server.UseCertificate(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
        return file;
    }
}
