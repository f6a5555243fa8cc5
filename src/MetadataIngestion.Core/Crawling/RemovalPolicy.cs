namespace MetadataIngestion.Core.Crawling;

/// <summary>When the removals of a run wait for approval: only when both limits are exceeded.</summary>
public sealed record RemovalPolicy
{
    /// <summary>The share of the source's entities, in percent, from 0 to 100. The default is 40.</summary>
    public double ThresholdPercent { get; init; } = 40;

    /// <summary>The number of entities. The default is 10.</summary>
    public int ThresholdCount { get; init; } = 10;
}
