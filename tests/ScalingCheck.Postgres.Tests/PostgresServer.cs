using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ScalingCheck.Postgres;

/// <summary>
/// A real server of the test's own, in a folder of its own, started by <c>initdb</c> and <c>pg_ctl</c> and gone when the tests
/// end, however they end. The server of the system is never used.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    /// <summary>Every role has it, and no message may show it.</summary>
    public const string Password = "p@ss:w/rd'ünd\\ %2F;";

    private const string Missing =
        "There is no PostgreSQL server here: install it (Debian: apt-get install postgresql), or put initdb and pg_ctl on PATH.";

    private static readonly string? Programs = FindPrograms();

    private readonly string _folder;
    private readonly Process _watcher;
    private readonly bool _durable;
    private readonly string _more;

    /// <param name="durable">Waits for the disk as a server does that is not for tests.</param>
    /// <param name="more">Further options of the server.</param>
    public PostgresServer(bool durable = false, string more = "")
    {
        (_durable, _more) = (durable, more);
        RequirePrograms();
        _folder = Directory.CreateTempSubdirectory("scaling-check-pg-").FullName;
        Run("chown", User, _folder);
        File.WriteAllText(Path.Combine(_folder, "password"), Password + "\n");
        Run("chown", User, Path.Combine(_folder, "password"));
        _watcher = Watch();
        RunAsServer("initdb", "--pgdata", Data, "--username", "postgres", "--auth", "scram-sha-256",
            "--pwfile", Path.Combine(_folder, "password"), "--encoding", "UTF8", "--locale", "C", "--no-sync");
        StartSomewhere();
    }

    public int Port { get; private set; }

    public string Data => Path.Combine(_folder, "data");

    /// <summary>Skips the test where there is no server to start; in CI its absence is a failure.</summary>
    public static void RequirePrograms()
    {
        if (Programs is not null) return;
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase)) Assert.Fail(Missing);
        Assert.Skip(Missing);
    }

    /// <summary>An address as users write it.</summary>
    public string Address(string database = "postgres", string role = "postgres", string password = Password, string more = "") =>
        FormattableString.Invariant($"postgresql://{role}:{Uri.EscapeDataString(password)}@127.0.0.1:{Port}/{database}{more}");

    private void StartSomewhere()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                Start(Port = FreePort());
                return;
            }
            catch (InvalidOperationException) when (tries < 3)
            {
                // Somebody else took the port in the meantime.
            }
        }
    }

    private void Start(int port) => RunAsServer(
        "pg_ctl", "start", "--wait", "--pgdata", Data, "--log", Path.Combine(_folder, "log"), "--options", FormattableString.Invariant(
            $"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={_folder} -c max_connections=60 -c fsync={OnOrOff} -c full_page_writes={OnOrOff} -c shared_buffers=64MB {_more}"));

    private string OnOrOff => _durable ? "on" : "off";

    /// <summary>Starts it again where clients expect it.</summary>
    public void StartAgain() => Start(Port);

    /// <summary>The server dies as if its power had been cut, as far as a process can.</summary>
    public void Crash() => RunAsServer("pg_ctl", "stop", "--wait", "--mode", "immediate", "--pgdata", Data);

    /// <summary>Offers encryption from now on.</summary>
    public void UseCertificate(string certificate, string key)
    {
        foreach (var (name, text) in new[] { ("server.crt", certificate), ("server.key", key) })
        {
            File.WriteAllText(Path.Combine(Data, name), text);
            Run("chmod", "600", Path.Combine(Data, name));
            Run("chown", User, Path.Combine(Data, name));
        }

        Execute(Address(), "ALTER SYSTEM SET ssl = on");
        RunAsServer("pg_ctl", "restart", "--wait", "--pgdata", Data, "--log", Path.Combine(_folder, "log"));
    }

    /// <summary>A new, empty database.</summary>
    public string NewDatabase(string name, string options = "")
    {
        Execute(Address(), $"CREATE DATABASE {name} {options}");
        return Address(name);
    }

    public static void Execute(string address, string sql)
    {
        using var connection = Connect(address);
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public static object? Ask(string address, string sql)
    {
        using var connection = Connect(address);
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    public static NpgsqlConnection Connect(string address)
    {
        var connection = new NpgsqlConnection(PostgresAddress.Parse(address).ConnectionString);
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        // The watcher does the rest, as it would if this process had been killed.
        _watcher.StandardInput.Close();
        _watcher.WaitForExit(TimeSpan.FromSeconds(30));
        _watcher.Dispose();
    }

    /// <summary>A shell that waits for the end of this process, which closes its input, and then stops the server.</summary>
    private Process Watch()
    {
        var stop = string.Join(' ', AsServer("pg_ctl").Select(part => $"'{part}'"));
        return Process.Start(new ProcessStartInfo("sh", ["-c", $"trap '' INT TERM; cat > /dev/null; {stop} stop --mode immediate --pgdata '{Data}' > /dev/null 2>&1; rm -rf '{_folder}'"])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
        })!;
    }

    private void RunAsServer(string program, params string[] arguments)
    {
        var command = AsServer(program);
        Run(command[0], [.. command[1..], .. arguments]);
    }

    /// <summary>The server refuses to run as root, so root runs it as the user of the package, or as nobody.</summary>
    private static string[] AsServer(string program)
    {
        var path = Path.Combine(Programs!, program);
        return Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", User, "--regid", User, "--clear-groups", path] : [path];
    }

    private static string User { get; } = UserOfServer();

    private static string UserOfServer()
    {
        if (!Environment.IsPrivilegedProcess) return Environment.UserName;
        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).FirstOrDefault(fields => fields[0] == "postgres");
        return known is null ? "65534" : known[2];
    }

    private void Run(string program, params string[] arguments)
    {
        // To a file: the server inherits what its starter writes to, and a pipe would stay open for as long as it runs.
        var output = Path.Combine(_folder, "output");
        var start = new ProcessStartInfo("sh", ["-c", "\"$@\" > \"$0\" 2>&1 < /dev/null", output, program, .. arguments])
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode.ToString(CultureInfo.InvariantCulture)}: {File.ReadAllText(output)}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? FindPrograms()
    {
        if (OperatingSystem.IsWindows()) return null;
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).OrderByDescending(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
            : Enumerable.Empty<string>();
        return versions.Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
            .FirstOrDefault(folder => IsThere(Path.Combine(folder, "initdb")) && IsThere(Path.Combine(folder, "pg_ctl")));
    }

    /// <summary>A link that leads nowhere exists, and nothing can be run by it.</summary>
    private static bool IsThere(string program) =>
        File.Exists(program) && new FileInfo(program).ResolveLinkTarget(returnFinalTarget: true) is not { Exists: false };
}
