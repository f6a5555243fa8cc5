namespace MetadataIngestion.Connectors.FileLake.Inference;

internal static class FieldLimit
{
    /// <summary>The most fields of a dataset that are described; more is data used as names, and no catalog can show it.</summary>
    public const int MaxFields = 10_000;

    public static Finding Exceeded { get; } = new(
        "has more than 10000 fields; only the first 10000 are described",
        "If names of fields hold data, such as ids or dates, have it written as values.");
}
