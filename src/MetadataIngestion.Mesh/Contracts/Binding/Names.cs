namespace MetadataIngestion.Mesh.Contracts.Binding;

/// <summary>How platforms compare names.</summary>
internal static class Names
{
    public static StringComparer ComparerOf(string platform) => platform == "mssql" ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
}
