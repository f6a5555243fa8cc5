namespace MetadataIngestion.Mesh.Findings;

/// <summary>Levels as events and files write them.</summary>
internal static class FindingWords
{
    public static string Of(FindingLevel level) => level switch
    {
        FindingLevel.Error => "error",
        FindingLevel.Warning => "warning",
        _ => "note",
    };
}
