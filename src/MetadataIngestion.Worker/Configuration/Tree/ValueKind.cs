namespace MetadataIngestion.Worker.Configuration.Tree;

internal enum ValueKind
{
    /// <summary>Text in quotes, which a reference may have filled in.</summary>
    Text,

    /// <summary>From an environment variable or an argument, which have no types.</summary>
    Untyped,

    Number,

    Boolean,

    Null,
}
