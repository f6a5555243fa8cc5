using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;
using MetadataIngestion.TestKit;

namespace Connectors.FileLake.Tests;

/// <summary>The rules for all connectors, on a small lake.</summary>
public sealed class FileLakeConformanceTests : ConnectorConformance, IDisposable
{
    private readonly TempLake _lake = new TempLake()
        .Write("orders/2026-01.csv", "id,total\n1,2.5\n")
        .Write("orders/2026-02.csv", "id,total\n2,3.5\n")
        .Write("web/events.jsonl", "{\"a\":1,\"b\":{\"c\":[1]}}\n")
        .Write("web/visits/dt=2026-01-01/part.csv", "id\n1\n")
        .Write("web/README.md", "# Web\n\nWhat visitors do.\n")
        .Write("customers.csv", "id,name\n1,a\n");

    // A lake on a file system is opened with the rights of the process; its options hold no credentials.
    protected override string? Secret => null;

    public void Dispose() => _lake.Dispose();

    protected override IConnectorPlugin CreatePlugin() => new FileLakeConnectorPlugin();

    protected override object CreateOptions() => new FileLakeOptions { Root = _lake.Root };

    protected override object CreateUnreachableOptions() => new FileLakeOptions { Root = _lake.Full("nowhere/at/all") };

    protected override IEnumerable<object> CreateInvalidOptions() =>
        [new FileLakeOptions(), new FileLakeOptions { Root = "lake", MaxRecords = 0 }];

    protected override Task<IAsyncDisposable> BreakOneObjectAsync()
    {
        var path = _lake.Full("customers.csv");
        var content = File.ReadAllBytes(path);
        _lake.Write("customers.csv", 0, 1, 2, 3, 0, 0, 0, 0);
        return Task.FromResult<IAsyncDisposable>(new Undo(() => File.WriteAllBytes(path, content)));
    }
}
