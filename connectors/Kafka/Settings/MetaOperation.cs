namespace MetadataIngestion.Connectors.Kafka.Settings;

/// <summary>What a mapping adds to a topic or field.</summary>
public enum MetaOperation
{
    /// <summary>A tag.</summary>
    AddTag,

    /// <summary>A glossary term; topics only.</summary>
    AddTerm,

    /// <summary>Several glossary terms; topics only.</summary>
    AddTerms,

    /// <summary>An owner, as evidence for the owner rules; topics only.</summary>
    AddOwner,

    /// <summary>A domain; topics only.</summary>
    AddDomain,

    /// <summary>A link to a document; topics only.</summary>
    AddDocLink,
}
