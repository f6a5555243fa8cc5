namespace MetadataIngestion.Worker.Reports;

/// <summary>What a listing shows of a dataset or container.</summary>
internal sealed class DatasetSummary
{
    public required string Urn { get; init; }

    /// <summary>The name people see.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>The name within the platform: the middle part of a dataset's URN.</summary>
    public string FullName => Urn.Split(',') is [_, .. var middle, _] ? string.Join(',', middle) : Urn;

    public string SubType { get; set; } = string.Empty;

    public int Fields { get; set; }

    public long? Rows { get; set; }
}
