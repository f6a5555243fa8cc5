using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;
using MetadataIngestion.TestKit;

namespace Connectors.FileLake.Tests.Stores;

/// <summary>The rules for all connectors, on a small lake in an object store.</summary>
public abstract class StoreConformance : ConnectorConformance, IAsyncLifetime
{
    private ITestLake? _lake;

    private ITestLake Lake => _lake!;

    public async Task InitializeAsync()
    {
        _lake = await CreateLakeAsync();
        await WriteAsync("orders/2026-01.csv", "id,total\n1,2.5\n");
        await WriteAsync("orders/2026-02.csv", "id,total\n2,3.5\n");
        await WriteAsync("web/events.jsonl", "{\"a\":1,\"b\":{\"c\":[1]}}\n");
        await WriteAsync("web/README.md", "# Web\n\nWhat visitors do.\n");
        await WriteAsync("customers.csv", "id,name\n1,a\n");
    }

    public async Task DisposeAsync() => await Lake.DisposeAsync();

    protected abstract Task<ITestLake> CreateLakeAsync();

    /// <summary>Has the options lead to a port where nobody listens.</summary>
    protected abstract void Disconnect(LakeStorageOptions storage);

    protected override IConnectorPlugin CreatePlugin() => new FileLakeConnectorPlugin();

    protected override object CreateOptions() => Lake.Options();

    protected override object CreateUnreachableOptions()
    {
        var options = Lake.Options();
        Disconnect(options.Storage);
        options.Storage.MaxAttempts = 1;
        return options;
    }

    protected override async Task<IAsyncDisposable> BreakOneObjectAsync()
    {
        await Lake.WriteAsync("customers.csv", [0, 1, 2, 3, 0, 0, 0, 0]);
        return new Mending(() => WriteAsync("customers.csv", "id,name\n1,a\n"));
    }

    private Task WriteAsync(string path, string text) => Lake.WriteAsync(path, Encoding.UTF8.GetBytes(text));

    private sealed class Mending(Func<Task> mend) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await mend();
    }
}
