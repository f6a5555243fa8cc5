namespace MetadataIngestion.Core.Querying;

/// <summary>A question to the views <c>mesh_*</c> over the current state. It is trusted with nothing: whoever writes rules writes it.</summary>
/// <param name="Sql">One SELECT. Beside the views it may read <c>mesh_scope (urn)</c>, the assets that it is asked about.</param>
public sealed record StateQuery(string Sql)
{
    /// <summary>Which assets <c>mesh_scope</c> holds.</summary>
    public StateScope Scope { get; init; } = new();

    /// <summary>When the query is ended. The default is 30 seconds.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many rows are answered at most. The default is 10,000.</summary>
    public int RowLimit { get; init; } = 10_000;
}
