using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>Reads from Query Store which statements ran on the last whole day that it knows, so that the answer does not depend on when it is asked.</summary>
internal sealed class UsageReader(FeatureReader features)
{
    private const int ReadOnly = 1;
    private const int ReadWrite = 2;

    public async Task<List<UsageRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var states = await features.ReadAsync(Capabilities.Usage, "query-store", static row => row.Int32(0), cancellationToken);
        if (states.Exists(state => state is ReadOnly or ReadWrite))
            return await features.ReadAsync(Capabilities.Usage, "usage", UsageRow.Read, cancellationToken);
        if (states.Count > 0)
            features.Lack(Capabilities.Usage, "Query Store is off.");
        return [];
    }
}
