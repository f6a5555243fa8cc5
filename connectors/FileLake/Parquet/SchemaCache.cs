namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>
/// The schemas of the files of one dataset, found again by their bytes: most files have the same, and what was built for one serves all.
/// </summary>
internal sealed class SchemaCache
{
    private const int MaxSchemas = 8;

    private readonly List<(byte[] Bytes, SchemaTree Schema)> _schemas = [];

    /// <summary>The schema whose bytes these begin with; the bytes themselves tell where a schema ends.</summary>
    public SchemaTree? Find(ReadOnlySpan<byte> bytes)
    {
        foreach (var (known, schema) in _schemas)
        {
            if (bytes.StartsWith(known))
                return schema;
        }

        return null;
    }

    public void Add(ReadOnlySpan<byte> bytes, SchemaTree schema)
    {
        if (_schemas.Count < MaxSchemas)
        {
            _schemas.Add((bytes.ToArray(), schema));
        }
    }
}
