using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;
using MetadataIngestion.TestKit;

namespace Connectors.FileLake.Tests;

/// <summary>The rules for all connectors, on a lake whose datasets path specifications name, at several depths, across folders and with a table that keeps a log.</summary>
public sealed class PathSpecConformanceTests : ConnectorConformance, IDisposable
{
    private readonly TempLake _lake = new TempLake()
        .Write("raw/eu/orders/2026/01.csv", "id,total\n1,2.5\n")
        .Write("raw/eu/orders_v1/x.csv", "id\n1\n")
        .Write("raw/eu/orders_v2/x.csv", "id\n2\n")
        .Write("raw/eu/README.md", "# Europe\n")
        .Write("raw/us/orders/2026/01.csv", "id,total\n1,2.5\n")
        .Write("raw/us/customers_v1/x.csv", "id\n1\n")
        .Write("raw/loose.csv", "id\n1\n")
        .Write("versions/visits_v1/x.csv", "id\n1\n")
        .Write("versions/visits_v2/x.csv", "id\n2\n")
        .Write("deep/down/here/a.csv", "id\n1\n")
        .Write("deep/README.md", "# Deep\n")
        .Write("ignored/a.csv", "id\n1\n")
        .CopyFolder("Delta/simple", "raw/eu/ledger");

    // A lake on a file system is opened with the rights of the process; its options hold no credentials.
    protected override string? Secret => null;

    public void Dispose() => _lake.Dispose();

    protected override IConnectorPlugin CreatePlugin() => new FileLakeConnectorPlugin();

    protected override object CreateOptions() => Options(_lake.Root);

    protected override object CreateUnreachableOptions() => Options(_lake.Full("nowhere/at/all"));

    protected override IEnumerable<object> CreateInvalidOptions() => [new FileLakeOptions { PathSpecs = [new PathSpecOptions()] }];

    protected override Task<IAsyncDisposable> BreakOneObjectAsync()
    {
        var path = _lake.Full("raw/loose.csv");
        var content = File.ReadAllBytes(path);
        _lake.Write("raw/loose.csv", 0, 1, 2, 3, 0, 0, 0, 0);
        return Task.FromResult<IAsyncDisposable>(new Undo(() => File.WriteAllBytes(path, content)));
    }

    private static FileLakeOptions Options(string root) => new()
    {
        Root = root,
        PathSpecs =
        [
            new PathSpecOptions { Include = "raw/{region}/{table}_v*/*.csv" },
            new PathSpecOptions { Include = "raw/{region}/{table}/{partition[0]}/*.csv" },
            new PathSpecOptions { Include = "raw/{region}/{table}" },
            new PathSpecOptions { Include = "raw/*.csv" },
            new PathSpecOptions { Include = "versions/{table}_v*/*.csv" },
            new PathSpecOptions { Include = "deep/down/here/*.csv" },
        ],
    };
}
