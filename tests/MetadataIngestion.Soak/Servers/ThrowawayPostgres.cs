using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace MetadataIngestion.Soak.Servers;

/// <summary>A PostgreSQL server of a test's own, which may be restarted, crowded and filled. It runs the program of a test server that is given.</summary>
internal sealed class ThrowawayPostgres : IAsyncDisposable
{
    private static readonly string[] Variables = ["POSTGRES_18_TEST_CONNECTION", "POSTGRES_15_TEST_CONNECTION", "POSTGRES_12_TEST_CONNECTION"];
    private static readonly string Account = UserExists("postgres") ? "postgres" : "nobody";

    private readonly string _programs;
    private readonly string _password;
    private int _port;
    private bool _ended;

    private ThrowawayPostgres(string programs, string folder, string password)
    {
        (_programs, _password) = (programs, password);
        Folder = folder;
    }

    /// <summary>Whether a server can be started here.</summary>
    public static bool IsAvailable => !OperatingSystem.IsWindows() && Given() is not null;

    public string Folder { get; }

    /// <summary>How the database <c>postgres</c> is reached.</summary>
    public string ConnectionString => ConnectionTo("postgres", _port);

    /// <param name="settings">Lines of the server's configuration beside the usual ones.</param>
    /// <param name="parent">Where its folder is made; <see langword="null"/> for the system's temporary folder.</param>
    public static async Task<ThrowawayPostgres> StartAsync(IEnumerable<string>? settings = null, string? parent = null)
    {
        var folder = Path.Combine(parent ?? Path.GetTempPath(), $"mi-postgres-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        var server = new ThrowawayPostgres(await FindProgramsAsync(), folder, RandomNumberGenerator.GetHexString(32));
        await server.InitializeAsync(settings ?? []);
        await server.LaunchAsync();
        return server;
    }

    /// <summary>How a database is reached, through another port where one is given.</summary>
    public string ConnectionTo(string database, int? port = null) => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port ?? _port};Username=postgres;Password={_password};Database={database}");

    public int Port => _port;

    public async Task ExecuteAsync(string database, string statements)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statements, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The processor time that the server's processes took, those that ended included.</summary>
    public TimeSpan ProcessorTime()
    {
        var main = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();
        var sessions = File.ReadAllText($"/proc/{main}/task/{main}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return sessions.Append(main).Aggregate(TimeOfEnded(main), (sum, id) => sum + TimeOf(int.Parse(id, CultureInfo.InvariantCulture)));
    }

    /// <summary>Stops the server and starts it again.</summary>
    /// <param name="mode"><c>fast</c> ends its sessions; <c>immediate</c> ends it as a loss of power would.</param>
    public async Task RestartAsync(string mode)
    {
        await RunAsync("pg_ctl", "stop", "--silent", "--wait", $"--mode={mode}", $"--pgdata={Data}");
        await LaunchAsync();
    }

    /// <summary>Ends the server as a loss of power would; without effect when it has ended.</summary>
    public Task EndAsync() => _ended ? Task.CompletedTask : StopAsync();

    /// <summary>
    /// Starts another server that has everything this one has, and from now on gets what this one commits before it is said to be committed. This one is
    /// restarted, for the programs at hand cannot copy a server that runs.
    /// </summary>
    public async Task<ThrowawayPostgres> StartStandbyAsync()
    {
        var standby = new ThrowawayPostgres(_programs, Path.Combine(Path.GetTempPath(), $"mi-postgres-{Guid.NewGuid():N}"), _password);
        Directory.CreateDirectory(standby.Folder);
        await RunAsync("pg_ctl", "stop", "--silent", "--wait", "--mode=fast", $"--pgdata={Data}");
        await RunAloneAsync("cp", "-a", Data, standby.Data);
        await LaunchAsync();
        await File.WriteAllTextAsync(Path.Combine(standby.Data, "standby.signal"), string.Empty);
        await File.AppendAllTextAsync(
            Path.Combine(standby.Data, "postgresql.conf"), $"primary_conninfo = 'host=127.0.0.1 port={_port} user=postgres password={_password}'\n");
        await standby.GiveFolderAsync();
        await standby.LaunchAsync();
        await ExecuteAsync("postgres", "ALTER SYSTEM SET synchronous_standby_names = '*'");
        await ExecuteAsync("postgres", "SELECT pg_reload_conf()");
        return standby;
    }

    /// <summary>Lets a standby take over; from then on it can be written to.</summary>
    public Task PromoteAsync() => RunAsync("pg_ctl", "promote", "--silent", "--wait", $"--pgdata={Data}");

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private Task StopAsync()
    {
        _ended = true;
        return RunAsync("pg_ctl", "stop", "--silent", "--wait", "--mode=immediate", $"--pgdata={Data}");
    }

    private string Data => Path.Combine(Folder, "data");

    private async Task InitializeAsync(IEnumerable<string> settings)
    {
        var passwordFile = Path.Combine(Folder, "password");
        await File.WriteAllTextAsync(passwordFile, _password);
        await GiveFolderAsync();
        await RunAsync("initdb", $"--pgdata={Data}", "--username=postgres", $"--pwfile={passwordFile}", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync");
        File.Delete(passwordFile);

        // What was committed survives the end of the server, whose machine goes on.
        await File.AppendAllLinesAsync(
            Path.Combine(Data, "postgresql.conf"),
            ["listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", "max_connections = 200", "fsync = off", "jit = off", .. settings]);
    }

    private async Task GiveFolderAsync()
    {
        if (Environment.UserName == "root")
            await RunAloneAsync("chown", "-R", Account, Folder);
    }

    private async Task LaunchAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            if (_port == 0)
                _port = FreePort();
            try
            {
                await RunAsync(
                    "pg_ctl", "start", "--silent", "--wait", "--timeout=60", $"--pgdata={Data}", $"--log={Path.Combine(Data, "server.log")}", $"--options=-p {_port}");
                return;
            }
            catch (InvalidOperationException) when (attempt < 3)
            {
            }
        }
    }

    /// <summary>Runs one of the server's programs, which refuse to run as root.</summary>
    private Task RunAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? RunAloneAsync("runuser", ["-u", Account, "--", Path.Combine(_programs, program), .. arguments])
        : RunAloneAsync(Path.Combine(_programs, program), arguments);

    private static async Task RunAloneAsync(string program, params string[] arguments)
    {
        // What it says is of no use. A server that it starts keeps the pipe open, so its end is not waited for.
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        _ = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}.");
    }

    // The fields after the name, which is in parentheses; times are in hundredths of a second.
    private static TimeSpan TimeOfEnded(string id)
    {
        var fields = File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].Split(' ');
        return TimeSpan.FromMilliseconds(10 * fields[14..16].Sum(field => double.Parse(field, CultureInfo.InvariantCulture)));
    }

    private static TimeSpan TimeOf(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.TotalProcessorTime;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return TimeSpan.Zero;
        }
    }

    private static string? Given() => Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));

    private static async Task<string> FindProgramsAsync()
    {
        await using var connection = new NpgsqlConnection(Given() ?? throw new InvalidOperationException($"Set one of {string.Join(", ", Variables)}."));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT setting FROM pg_config WHERE name = 'BINDIR'", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool UserExists(string name) =>
        File.Exists("/etc/passwd") && File.ReadLines("/etc/passwd").Any(line => line.StartsWith(name + ":", StringComparison.Ordinal));
}
