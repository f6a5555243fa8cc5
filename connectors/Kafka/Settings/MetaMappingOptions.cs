using System.ComponentModel.DataAnnotations;

namespace MetadataIngestion.Connectors.Kafka.Settings;

/// <summary>What becomes of a property with a certain value.</summary>
public sealed class MetaMappingOptions
{
    /// <summary>A .NET regular expression that the whole value must match. The default is any value.</summary>
    public string Match { get; set; } = ".*";

    /// <summary>What is done. Required.</summary>
    [Required]
    public MetaOperation? Operation { get; set; }

    /// <summary>
    /// The tag, term, owner or domain, or the link's URL. <c>{{ $match }}</c> stands for the value, <c>{{ $NAME }}</c> for what the group NAME of
    /// <see cref="Match"/> matched. The default is the value.
    /// </summary>
    public string Value { get; set; } = "{{ $match }}";

    /// <summary>For <see cref="MetaOperation.AddOwner"/>: whether the owner is a group. The default is <see langword="false"/>.</summary>
    public bool IsGroup { get; set; }

    /// <summary>For <see cref="MetaOperation.AddOwner"/>: what the owner answers for. The default is <c>TechnicalOwner</c>.</summary>
    public MetadataIngestion.Abstractions.OwnershipType OwnershipType { get; set; } = MetadataIngestion.Abstractions.OwnershipType.TechnicalOwner;

    /// <summary>For <see cref="MetaOperation.AddTerms"/>: what divides the terms. The default is a comma.</summary>
    public char Separator { get; set; } = ',';

    /// <summary>For <see cref="MetaOperation.AddDocLink"/>: the text of the link. The default is the property's name.</summary>
    public string? Description { get; set; }
}
