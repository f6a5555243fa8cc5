namespace MetadataIngestion.Core.Reporting;

/// <summary>What nobody could look at to its end after it was stored; the next run of the source makes up for it.</summary>
public sealed record Arrears
{
    private const int MostRuns = 100;

    /// <summary>None.</summary>
    public static Arrears None { get; } = new();

    /// <summary>Whether all of the source is to be looked at: there are more runs than are worth telling apart.</summary>
    public bool Everything { get; init; }

    /// <summary>The ids of runs that changed something at which nobody could look, or not with every test; the newest first.</summary>
    public IReadOnlyList<string> Runs { get; init; } = [];

    /// <summary>The URNs of tests that failed where they were to say something of the source.</summary>
    public IReadOnlyList<string> Tests { get; init; } = [];

    /// <summary>Whether nothing is owed.</summary>
    internal bool IsNothing => !Everything && Runs.Count + Tests.Count == 0;

    /// <summary>These, and what newer runs left.</summary>
    internal Arrears With(IReadOnlyList<string> runs) =>
        Everything || runs.Count + Runs.Count > MostRuns ? this with { Everything = true, Runs = [] } : this with { Runs = [.. runs, .. Runs] };
}
