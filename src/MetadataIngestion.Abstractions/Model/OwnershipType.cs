namespace MetadataIngestion.Abstractions;

/// <summary>What an owner answers for, in DataHub's terms.</summary>
public enum OwnershipType
{
    /// <summary>Answers for the asset technically. The default.</summary>
    TechnicalOwner,

    /// <summary>Answers for what the data means to the business.</summary>
    BusinessOwner,

    /// <summary>Answers for quality, classification and access.</summary>
    DataSteward,

    /// <summary>No type is known.</summary>
    None,
}
