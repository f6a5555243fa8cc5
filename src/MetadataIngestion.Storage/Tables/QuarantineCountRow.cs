namespace MetadataIngestion.Storage.Tables;

/// <summary>How many datasets in quarantine have been decided about alike.</summary>
internal sealed class QuarantineCountRow
{
    public string? Decision { get; init; }

    public long Number { get; init; }

    public long Oldest { get; init; }
}
