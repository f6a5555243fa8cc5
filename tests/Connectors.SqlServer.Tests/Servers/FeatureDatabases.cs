using MetadataIngestion.Connectors.SqlServer.Tests.Features;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Servers;

/// <summary>The databases of features.sql: recorded ones, and real ones where a server is announced.</summary>
internal sealed class FeatureDatabases : IAsyncDisposable
{
    private readonly Recorded? _recorded;
    private readonly RealServer? _real;

    private FeatureDatabases(Recorded? recorded, RealServer? real) => (_recorded, _real) = (recorded, real);

    public string ConnectionString => _recorded?.ConnectionString("features") ?? _real!.ConnectionString;

    public static async Task<FeatureDatabases> OpenAsync(string kind) => kind == FeatureServersAttribute.Real
        ? new FeatureDatabases(null, await RealServer.CreateAsync())
        : new FeatureDatabases(Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive()), null);

    public async ValueTask DisposeAsync()
    {
        if (_recorded is not null)
            await _recorded.DisposeAsync();
        if (_real is not null)
            await _real.DisposeAsync();
    }
}
