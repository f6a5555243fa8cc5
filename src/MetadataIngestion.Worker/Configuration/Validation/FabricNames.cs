namespace MetadataIngestion.Worker.Configuration.Validation;

/// <summary>The fabrics that DataHub knows: where in its life the data of a source is.</summary>
internal static class FabricNames
{
    public static IReadOnlyList<string> All { get; } =
    [
        "DEV", "TEST", "QA", "UAT", "EI", "PRE", "STG", "NON_PROD", "PROD", "CORP", "RVW", "PRD", "TST", "SIT", "SBX", "SANDBOX", "CERT",
    ];

    public static bool Contains(string name) => All.Contains(name, StringComparer.OrdinalIgnoreCase);
}
