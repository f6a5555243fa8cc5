using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using Npgsql;

namespace MetadataIngestion.Worker.Tests.Samples;

/// <summary>
/// A copy of samples/mesh, with a database and roles of its own name, a receiver of its webhooks, and a shell in which <c>mi</c> is the program. The name is as long as the one that it takes
/// the place of, so that tables are as wide; whatever is shown has the sample's own name again.
/// </summary>
internal sealed class MeshPlayground : IAsyncDisposable
{
    private const string SampleName = "larkfield";
    private const string SamplePort = "8377";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "metadata-ingestion.dll");

    private readonly string _folder = Directory.CreateTempSubdirectory("mi-mesh-").FullName;
    private readonly string _name = $"test_{Guid.NewGuid():N}"[..SampleName.Length];
    private readonly string _port = FreePort();
    private readonly string _server;
    private Process? _receiver;

    public MeshPlayground()
    {
        var server = new NpgsqlConnectionStringBuilder(PostgresServer.Of(18).ConnectionStringTo("postgres"));
        _server = $"Host={server.Host};Port={server.Port};Username={server.Username};Password={server.Password}";
        foreach (var file in Directory.EnumerateFiles(SampleFolder, "*", SearchOption.AllDirectories).Where(file => !IsWork(file)))
            Copy(file);
    }

    public static string SampleFolder { get; } = Path.Combine(Repository.Root, "samples", "mesh");

    /// <summary>Starts the receiver of the webhooks.</summary>
    public async Task StartReceiverAsync()
    {
        _receiver = Process.Start(StartInfo("exec python3 receiver.py"))!;
        using var client = new HttpClient();
        for (var end = DateTime.UtcNow + Patience; ;)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Head, $"http://127.0.0.1:{_port}/");
                await client.SendAsync(request);
                return;
            }
            catch (HttpRequestException) when (DateTime.UtcNow < end && !_receiver.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>What a command shows, on either stream.</summary>
    public async Task<string> RunAsync(string command)
    {
        using var process = Process.Start(StartInfo(command))!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var shown = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return Trim(Rename(shown));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _receiver?.Kill(entireProcessTree: true);
        _receiver?.Dispose();
        await RunAsync("./run.sh clean");
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A text with the sample's own names again.</summary>
    public string Rename(string text) => text.Replace(_folder, "/tmp/" + SampleName, StringComparison.Ordinal).Replace(_name, SampleName, StringComparison.Ordinal);

    /// <summary>Columns of tables are filled up with spaces, also the last.</summary>
    private static string Trim(string shown) => string.Join('\n', shown.Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n');

    private static bool IsWork(string file) => Path.GetRelativePath(SampleFolder, file).StartsWith("data" + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>A copy keeps the right to be executed, also when other text is written to it.</summary>
    private void Copy(string file)
    {
        var copy = Path.Combine(_folder, Path.GetRelativePath(SampleFolder, file));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file, copy);
        File.WriteAllText(copy, File.ReadAllText(file).Replace(SampleName, _name, StringComparison.Ordinal).Replace(SamplePort, _port, StringComparison.Ordinal));
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    private ProcessStartInfo StartInfo(string command)
    {
        var named = command.Replace(SampleName, _name, StringComparison.Ordinal);
        var start = new ProcessStartInfo("bash", ["-c", $"exec 2>&1; mi() {{ dotnet '{Program}' \"$@\"; }}; {named}"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
        };
        start.Environment["LARKFIELD_PG"] = _server;
        start.Environment["LARKFIELD_HOOK_SECRET"] = "a word between us and the team";
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        start.Environment["NO_COLOR"] = "1";
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }
}
