using System.Globalization;

namespace MetadataIngestion.Connectors.SqlServer.Sessions;

/// <summary>Objects by their ids, from the first to the last.</summary>
internal readonly record struct IdRange(int First, int Last)
{
    public string Fill(string sql) => sql
        .Replace("{first}", First.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{last}", Last.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
