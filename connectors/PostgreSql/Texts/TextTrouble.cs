namespace MetadataIngestion.Connectors.PostgreSql.Texts;

/// <summary>The kinds of reasons for which an object's texts are not to be had.</summary>
internal enum TextTrouble
{
    /// <summary>Someone has the object, or one that it reads, locked against everybody.</summary>
    Locked,

    /// <summary>Writing the texts took longer than a statement may take.</summary>
    TooSlow,

    /// <summary>The object was changed or dropped after the catalogs had been read, or is damaged.</summary>
    Changed,
}
