using System.Globalization;
using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Sessions;

/// <summary>Objects of some types by their ids, from the first to the last.</summary>
/// <param name="First">The first id.</param>
/// <param name="Last">The last id.</param>
/// <param name="Types">The catalog's codes of the types, as a list of literals: other objects whose ids lie between are not asked for.</param>
internal readonly record struct IdRange(int First, int Last, string Types)
{
    /// <summary>No object at all, to try whether a statement works.</summary>
    public static IdRange None { get; } = new(0, 0, "''");

    /// <summary>The range of objects that are ordered by their ids.</summary>
    public static IdRange Of(IReadOnlyList<DatabaseObject> objects) => new(
        objects[0].ObjectId,
        objects[^1].ObjectId,
        string.Join(", ", objects.Select(found => found.Type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(type => $"'{type}'")));

    public string Fill(string sql) => sql
        .Replace("{first}", First.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{last}", Last.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{types}", Types, StringComparison.Ordinal);
}
