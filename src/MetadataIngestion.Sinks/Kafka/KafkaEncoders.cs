namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Finds out how the values of a topic are to be written.</summary>
internal sealed class KafkaEncoders(KafkaSinkOptions options)
{
    /// <summary>Whether values are plain JSON, for consumers other than DataHub.</summary>
    public bool ArePlain => options.SchemaRegistry.Type == SchemaRegistryType.None;

    /// <summary>The schema of proposals; <see langword="null"/> when nothing is registered and the options ask to register it.</summary>
    /// <exception cref="SinkException">The registry cannot be asked, or holds no schema that can be written.</exception>
    public Task<WriterSchema?> FindProposalSchemaAsync(CancellationToken cancellationToken) =>
        FindAsync(options.Topic, RecordSchemas.Proposal, WriterSchema.InternalNewest, register: false, cancellationToken);

    /// <summary>Makes the encoder of proposals, or of everything where values are plain JSON.</summary>
    /// <exception cref="SinkException">The registry cannot be asked, or holds no schema that can be written.</exception>
    public async Task<ValueEncoder> CreateAsync(CancellationToken cancellationToken) => ArePlain
        ? new JsonValueEncoder()
        : new AvroValueEncoder((await FindAsync(options.Topic, RecordSchemas.Proposal, WriterSchema.InternalNewest, register: true, cancellationToken).ConfigureAwait(false))!.Value);

    /// <summary>Makes the encoder of events, where they have a topic of their own.</summary>
    /// <exception cref="SinkException">The registry cannot be asked, or holds no schema that can be written.</exception>
    public async Task<ValueEncoder> CreateForEventsAsync(CancellationToken cancellationToken) =>
        new AvroEventEncoder((await FindAsync(options.EventTopic, RecordSchemas.PlatformEvent, WriterSchema.InternalEvent, register: true, cancellationToken).ConfigureAwait(false))!.Value);

    private async Task<WriterSchema?> FindAsync(string topic, RecordSchemas schemas, WriterSchema @internal, bool register, CancellationToken cancellationToken)
    {
        if (options.SchemaRegistry.Url is null)
            return @internal;

        using var registry = new SchemaRegistryClient(options.SchemaRegistry, topic, schemas);
        var found = await registry.FindAsync(cancellationToken).ConfigureAwait(false);
        return found is null && register ? await registry.RegisterAsync(cancellationToken).ConfigureAwait(false) : found;
    }
}
