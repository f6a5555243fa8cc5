using MetadataIngestion.Worker.Configuration.Options;

namespace MetadataIngestion.Worker.Configuration.Validation;

/// <summary>Checks what several workers need to share a store.</summary>
internal static class ClusterRules
{
    // With fewer, one that is late would make the others take a living worker for dead.
    private const int CheckInsPerLease = 3;

    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);

    public static void Check(string path, ClusterOptions cluster, StoreOptions store, SectionProblems problems)
    {
        if (!cluster.Enabled)
            return;

        if (store.Provider == StoreProvider.Sqlite)
            problems.Add($"{path}:Enabled", "needs a store that several workers can share, and a sqlite store is for one. Set Ingestion:Store:Provider to postgresql, or remove this.");
        else if (cluster.CheckInInterval * CheckInsPerLease > store.LeaseDuration)
            problems.Add($"{path}:CheckInInterval", $"must be at most a third of Ingestion:Store:LeaseDuration, which is {store.LeaseDuration:c}.");

        if (cluster.CheckInInterval < ShortestInterval)
            problems.Add($"{path}:CheckInInterval", $"must be at least {ShortestInterval:c}.");
        if (cluster.MaxClockSkew <= TimeSpan.Zero)
            problems.Add($"{path}:MaxClockSkew", "must be longer than 00:00:00.");
    }
}
