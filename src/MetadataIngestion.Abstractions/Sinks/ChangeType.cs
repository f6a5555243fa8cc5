namespace MetadataIngestion.Abstractions;

/// <summary>What a proposal does with its aspect. The values are the Avro indexes of DataHub's enumeration.</summary>
public enum ChangeType
{
    /// <summary>Creates or replaces it.</summary>
    Upsert = 0,

    /// <summary>Creates it, and fails when it exists.</summary>
    Create = 1,

    /// <summary>Replaces it, and fails when it does not exist.</summary>
    Update = 2,

    /// <summary>Deletes it.</summary>
    Delete = 3,

    /// <summary>Changes parts of it.</summary>
    Patch = 4,
}
