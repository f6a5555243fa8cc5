namespace MetadataIngestion.Storage.Copying;

/// <summary>What a column holds, and so the type of its values on the way: a number is a <see cref="long"/> whatever its size.</summary>
internal enum ColumnKind
{
    /// <summary>A number of eight bytes.</summary>
    Number,

    /// <summary>A number of four bytes.</summary>
    Small,

    /// <summary>A number of two bytes.</summary>
    Tiny,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Text that may hold any character, which PostgreSQL keeps in a form of its own.</summary>
    AnyText,

    /// <summary>The digest that PostgreSQL looks the text before it up by; SQLite has no such column.</summary>
    Key,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>JSON, which SQLite keeps as text and PostgreSQL as bytes; bytes on the way.</summary>
    Json,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>Sixteen bytes; a <see cref="Guid"/> on the way.</summary>
    Digest,
}
