namespace MetadataIngestion.Abstractions;

/// <summary>Whether an owner is a person or a group.</summary>
public enum PrincipalKind
{
    /// <summary>The source does not tell; treated as a person unless a rule says otherwise.</summary>
    Unknown,

    /// <summary>A person or a technical account.</summary>
    User,

    /// <summary>A group of people.</summary>
    Group,
}
