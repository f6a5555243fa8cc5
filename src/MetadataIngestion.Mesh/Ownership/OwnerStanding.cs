namespace MetadataIngestion.Mesh.Ownership;

/// <summary>What the directory says about an owner.</summary>
internal enum OwnerStanding
{
    /// <summary>The owner is there, or there is no directory.</summary>
    Present,

    /// <summary>The person left, or everyone in the group did.</summary>
    Left,

    /// <summary>The directory does not know the owner.</summary>
    Unknown,
}
