namespace MetadataIngestion.Core.Transforming;

/// <summary>Which evidence of ownership counts when a source gives several pieces.</summary>
public enum OwnerPrecedence
{
    /// <summary>
    /// For each ownership type the source speaks of, only the strongest that no rule ignores, with whatever was found in the same place: a
    /// table with an owner of its own does not get its schema's.
    /// </summary>
    Strongest,

    /// <summary>All of it.</summary>
    All,
}
