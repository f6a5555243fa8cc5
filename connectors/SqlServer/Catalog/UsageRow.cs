using MetadataIngestion.Connectors.SqlServer.Lineage;
using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>How often a statement ran on a day. Of its text, which may hold data, only the names in it are kept.</summary>
/// <param name="Day">The beginning of the day, in UTC.</param>
/// <param name="ModuleId">The routine that the statement is part of; 0 for none.</param>
/// <param name="Executions">How often it ran.</param>
/// <param name="Names">The tables that it names.</param>
internal sealed record UsageRow(DateTime Day, int ModuleId, long Executions, IReadOnlyCollection<MultipartName> Names)
{
    public static UsageRow Read(Row row) => new(
        row.Moment(0) ?? default, row.OptionalInt32(1) ?? 0, row.Int64(2), row.OptionalText(3) is { } text ? StatementNames.Of(text) : []);
}
