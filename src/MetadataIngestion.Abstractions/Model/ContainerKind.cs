namespace MetadataIngestion.Abstractions;

/// <summary>The kinds of <see cref="Container"/> that DataHub's container keys distinguish.</summary>
public enum ContainerKind
{
    /// <summary>A database; the outermost part of the path is its name.</summary>
    Database,

    /// <summary>A schema of a database; the path is the database's and the schema's name.</summary>
    Schema,

    /// <summary>A namespace of a catalog.</summary>
    Namespace,

    /// <summary>A bucket or blob container of an object store.</summary>
    Bucket,

    /// <summary>A folder, by its whole path.</summary>
    Folder,
}
