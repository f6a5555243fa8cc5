namespace MetadataIngestion.Sinks.Kafka;

/// <summary>The schemas of one of DataHub's records that this program can write.</summary>
internal sealed class RecordSchemas
{
    /// <summary>The schemas of proposals.</summary>
    public static readonly RecordSchemas Proposal = new(
        ("MetadataChangeProposal.v3.avsc", WriterSchema.FieldsOfVersion3), ("MetadataChangeProposal.v1.avsc", WriterSchema.FieldsBeforeVersion3));

    /// <summary>The schema of platform events, which has no system metadata.</summary>
    public static readonly RecordSchemas PlatformEvent = new(("PlatformEvent.avsc", 0));

    private readonly Dictionary<string, int> _systemMetadataFields = new(StringComparer.Ordinal);

    /// <param name="known">The names and fields of the known schemas, the newest first.</param>
    private RecordSchemas(params (string Name, int SystemMetadataFields)[] known)
    {
        (Newest, NewestFields) = (Read(known[0].Name), known[0].SystemMetadataFields);
        foreach (var (name, fields) in known)
            _systemMetadataFields.Add(AvroShape.Of(Read(name)), fields);
    }

    /// <summary>The newest one, as it is registered.</summary>
    public string Newest { get; }

    private int NewestFields { get; }

    /// <summary>How to write values for the newest schema under its id in a registry.</summary>
    public WriterSchema NewestAs(int id) => new(id, NewestFields);

    /// <summary>How to write values for a schema of a registry; <see langword="null"/> when it is none of DataHub's.</summary>
    /// <exception cref="FormatException">The text is no Avro schema.</exception>
    public WriterSchema? Find(int id, string schema) =>
        _systemMetadataFields.TryGetValue(AvroShape.Of(schema), out var fields) ? new WriterSchema(id, fields) : null;

    private static string Read(string name)
    {
        using var stream = typeof(RecordSchemas).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
