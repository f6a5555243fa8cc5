namespace MetadataIngestion.Connectors.FileLake;

/// <summary>Whether the first record of delimited text holds the column names.</summary>
public enum HeaderMode
{
    /// <summary>Decided for each file from its contents.</summary>
    Auto,

    /// <summary>It does, as DataHub's own crawler assumes.</summary>
    Present,

    /// <summary>It does not; columns are named <c>column_1</c>, <c>column_2</c> and so on.</summary>
    Absent,
}
