namespace MetadataIngestion.Mesh.Contracts.Binding;

/// <summary>Compares what contracts call an environment with the fabrics that sources belong to.</summary>
internal static class Fabrics
{
    private static readonly string[] s_known = ["PROD", "DEV", "TEST", "QA", "UAT", "EI", "PRE", "STG", "NON_PROD", "CORP"];

    /// <summary>Whether a server's environment is the source's: <c>production</c> is <c>PROD</c>, and a name of another kind says nothing.</summary>
    public static bool Agree(string? environment, string fabric)
    {
        var meant = environment is null ? null : s_known.FirstOrDefault(known => environment.StartsWith(known, StringComparison.OrdinalIgnoreCase));
        return meant is null || meant == fabric;
    }
}
