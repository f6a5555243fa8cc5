using MetadataIngestion.Connectors.SqlServer.Tests.Features;
using MetadataIngestion.Connectors.SqlServer.Tests.Servers;
using MetadataIngestion.TdsServer.Catalog;
using MetadataIngestion.TdsServer.Results;
using MetadataIngestion.TestKit;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Conformance;

public sealed class RecordedConformanceTests : SqlServerConformance, IAsyncLifetime
{
    private readonly RecordedDatabase _archive = FeatureCatalog.Archive();
    private readonly Recorded _server;

    public RecordedConformanceTests() => _server = Recorded.With(FeatureCatalog.Create(), _archive);

    protected override string Secret => RecordedServer.Password;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _server.DisposeAsync();

    protected override object CreateOptions() => new SqlServerOptions { ConnectionString = _server.ConnectionString(), IncludeReferencedColumns = true };

    // Port 1 is reserved, and nobody listens there.
    protected override object CreateUnreachableOptions() => new SqlServerOptions
    {
        ConnectionString = $"Server=127.0.0.1,1;User ID={RecordedServer.User};Password=\"{RecordedServer.Password}\";Connect Timeout=1",
    };

    /// <summary>A table that is dropped and made anew while the crawl is under way.</summary>
    protected override Task<IAsyncDisposable> BreakOneObjectAsync()
    {
        var columns = _archive["columns"].Rows.ToList();
        _archive["columns"].Rows.Clear();
        return Task.FromResult<IAsyncDisposable>(new Undo(() => _archive["columns"].Rows.AddRange(columns)));
    }

    protected override Task<IAsyncDisposable?> BlockAsync()
    {
        _server.Catalog.Instead = (statement, _) => statement == "columns" ? Reply.Silence : null;
        return Task.FromResult<IAsyncDisposable?>(new Undo(() => _server.Catalog.Instead = (_, _) => null));
    }
}
