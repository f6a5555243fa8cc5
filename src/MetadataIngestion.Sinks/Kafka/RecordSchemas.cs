namespace MetadataIngestion.Sinks.Kafka;

/// <summary>The schemas of DataHub's proposals that this program can write.</summary>
internal static class ProposalSchemas
{
    /// <summary>The newest one, as it is registered.</summary>
    public static readonly string Newest = Read("MetadataChangeProposal.v3.avsc");

    private static readonly Dictionary<string, int> SystemMetadataFields = new(StringComparer.Ordinal)
    {
        [AvroShape.Of(Newest)] = WriterSchema.FieldsOfVersion3,
        [AvroShape.Of(Read("MetadataChangeProposal.v1.avsc"))] = WriterSchema.FieldsBeforeVersion3,
    };

    /// <summary>How to write values for a schema of a registry; <see langword="null"/> when it is none of DataHub's.</summary>
    /// <exception cref="FormatException">The text is no Avro schema.</exception>
    public static WriterSchema? Find(int id, string schema) =>
        SystemMetadataFields.TryGetValue(AvroShape.Of(schema), out var fields) ? new WriterSchema(id, fields) : null;

    private static string Read(string name)
    {
        using var stream = typeof(ProposalSchemas).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
