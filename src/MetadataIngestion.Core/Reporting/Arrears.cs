namespace MetadataIngestion.Core.Reporting;

/// <summary>What nobody could look at to its end after it was stored; the next run of the source makes up for it.</summary>
public sealed record Arrears
{
    /// <summary>None.</summary>
    public static Arrears None { get; } = new();

    /// <summary>Whether all of the source is to be looked at: more runs ended too early than are worth telling apart.</summary>
    public bool Everything { get; init; }

    /// <summary>The ids of runs that changed something and ended too early for anyone to look at it; the newest first.</summary>
    public IReadOnlyList<string> Runs { get; init; } = [];

    /// <summary>The URNs of tests that failed where they were to say something of the source.</summary>
    public IReadOnlyList<string> Tests { get; init; } = [];

    /// <summary>Whether nothing is owed.</summary>
    internal bool IsNothing => !Everything && Runs.Count + Tests.Count == 0;
}
