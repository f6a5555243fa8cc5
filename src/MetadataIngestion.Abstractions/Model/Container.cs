namespace MetadataIngestion.Abstractions;

/// <summary>Something that holds other assets: a database, a schema, a bucket, a folder.</summary>
/// <remarks>A source yields a container before anything inside it.</remarks>
public sealed record Container : Asset
{
    /// <summary>What kind of container it is; decides how its key is built.</summary>
    public required ContainerKind Kind { get; init; }
}
