using System.Diagnostics;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using Npgsql;

namespace MetadataIngestion.Worker.Tests.Samples;

/// <summary>
/// A copy of samples/mesh, with a database and roles of its own name, and a shell in which <c>mi</c> is the program. The name is as long as the one that it takes
/// the place of, so that tables are as wide; whatever is shown has the sample's own name again.
/// </summary>
internal sealed class MeshPlayground : IAsyncDisposable
{
    private const string SampleName = "larkfield";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "metadata-ingestion.dll");

    private readonly string _folder = Directory.CreateTempSubdirectory("mi-mesh-").FullName;
    private readonly string _name = $"test_{Guid.NewGuid():N}"[..SampleName.Length];
    private readonly string _server;

    public MeshPlayground()
    {
        var server = new NpgsqlConnectionStringBuilder(PostgresServer.Of(18).ConnectionStringTo("postgres"));
        _server = $"Host={server.Host};Port={server.Port};Username={server.Username};Password={server.Password}";
        foreach (var file in Directory.EnumerateFiles(SampleFolder, "*", SearchOption.AllDirectories).Where(file => !IsWork(file)))
            Copy(file);
    }

    public static string SampleFolder { get; } = Path.Combine(Repository.Root, "samples", "mesh");

    /// <summary>What a command shows, on either stream.</summary>
    public async Task<string> RunAsync(string command)
    {
        using var process = Process.Start(StartInfo(command))!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var shown = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return Trim(shown.Replace(_folder, "/tmp/" + SampleName, StringComparison.Ordinal).Replace(_name, SampleName, StringComparison.Ordinal));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("./run.sh clean");
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Columns of tables are filled up with spaces, also the last.</summary>
    private static string Trim(string shown) => string.Join('\n', shown.Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n');

    private static bool IsWork(string file) => Path.GetRelativePath(SampleFolder, file).StartsWith("data" + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>A copy keeps the right to be executed, also when other text is written to it.</summary>
    private void Copy(string file)
    {
        var copy = Path.Combine(_folder, Path.GetRelativePath(SampleFolder, file));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file, copy);
        File.WriteAllText(copy, File.ReadAllText(file).Replace(SampleName, _name, StringComparison.Ordinal));
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
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        start.Environment["NO_COLOR"] = "1";
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }
}
