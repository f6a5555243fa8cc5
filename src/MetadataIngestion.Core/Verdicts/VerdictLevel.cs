namespace MetadataIngestion.Core.Verdicts;

/// <summary>How much a change hurts, the least first.</summary>
public enum VerdictLevel
{
    /// <summary>Nothing that reads or writes the data notices.</summary>
    Informational,

    /// <summary>What reads or writes the data goes on as before.</summary>
    Compatible,

    /// <summary>Some of what reads or writes the data may fail, depending on its use or on the data.</summary>
    Risky,

    /// <summary>Something fails, or silently gets wrong data.</summary>
    Breaking,
}
