namespace MetadataIngestion.Core.Storing;

/// <summary>How far a part of a run is.</summary>
public enum PartState
{
    /// <summary>Nobody has it: it was never taken, or whoever took it is gone.</summary>
    Open,

    /// <summary>A worker crawls it.</summary>
    Taken,

    /// <summary>It ended with a result.</summary>
    Ended,
}
