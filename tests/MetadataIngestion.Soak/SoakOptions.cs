namespace MetadataIngestion.Soak;

/// <summary>How long and how rough a soak is.</summary>
internal sealed record SoakOptions
{
    /// <summary>How long sources change, requests come and faults happen.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many kills come, spread over the first half, so that the second half shows whether memory stays flat.</summary>
    public int Kills { get; init; } = 6;

    /// <summary>How many tables each of the three lakes has.</summary>
    public int Tables { get; init; } = 2000;

    /// <summary>Decides the order of everything that chance picks.</summary>
    public int Seed { get; init; } = Random.Shared.Next();

    /// <summary>Where progress is told.</summary>
    public Action<string> Tell { get; init; } = _ => { };
}
