using System.Collections.Concurrent;

namespace MetadataIngestion.Connectors.Kafka.Registry;

/// <summary>Gathers what schemas refer to. Each version is read once in a crawl.</summary>
internal sealed class ReferenceLoader(SchemaRegistryClient client, IReadOnlyDictionary<string, RegisteredSchema> latest)
{
    /// <summary>Registries give descriptors of Protobuf schemas, which need no parser of the language.</summary>
    private const string Serialized = "serialized";

    private readonly ConcurrentDictionary<(string Subject, int Version, string? Format), RegisteredSchema?> _known = [];

    /// <exception cref="Rest.RestException">The registry did not answer.</exception>
    public async Task<SchemaSet> LoadAsync(RegisteredSchema schema, CancellationToken cancellationToken)
    {
        var format = schema.Type == SchemaType.Protobuf ? Serialized : null;
        var load = new Load(this, format, cancellationToken);
        var root = format is null ? schema : await FindAsync(schema.Subject, schema.Version, format, cancellationToken);
        await load.AddReferencesOfAsync(schema, [(schema.Subject, schema.Version)]);
        return new SchemaSet(root is null ? schema : schema with { Text = root.Text }, load.Dependencies, load.Problems);
    }

    private async Task<RegisteredSchema?> FindAsync(string subject, int version, string? format, CancellationToken cancellationToken)
    {
        if (format is null && latest.TryGetValue(subject, out var newest) && newest.Version == version)
            return newest;
        if (_known.TryGetValue((subject, version, format), out var known))
            return known;

        var found = await client.FindAsync(subject, version, format, cancellationToken);
        _known[(subject, version, format)] = found;
        return found;
    }

    private sealed class Load(ReferenceLoader loader, string? format, CancellationToken cancellationToken)
    {
        private readonly HashSet<(string Name, string Subject, int Version)> _added = [];

        public List<KeyValuePair<string, RegisteredSchema>> Dependencies { get; } = [];

        public List<string> Problems { get; } = [];

        public async Task AddReferencesOfAsync(RegisteredSchema schema, IReadOnlyList<(string Subject, int Version)> trail)
        {
            var (context, _) = SubjectName.Split(schema.Subject);
            foreach (var reference in schema.References)
                await AddAsync(reference with { Subject = SubjectName.Qualify(context, reference.Subject) }, trail);
        }

        private async Task AddAsync(SchemaReference reference, IReadOnlyList<(string Subject, int Version)> trail)
        {
            if (trail.Contains((reference.Subject, reference.Version)))
                Problems.Add($"The references of the schema go in a circle: {string.Join(" -> ", trail.Select(step => step.Subject))} -> {reference.Subject}.");
            else if (!_added.Add((reference.Name, reference.Subject, reference.Version)))
                return;
            else if (await loader.FindAsync(reference.Subject, reference.Version, format, cancellationToken) is not { } found)
                Problems.Add($"The schema refers to version {reference.Version} of the subject {reference.Subject} as {reference.Name}, which the registry does not have.");
            else
            {
                await AddReferencesOfAsync(found, [.. trail, (reference.Subject, reference.Version)]);
                Dependencies.Add(new(reference.Name, found));
            }
        }
    }
}
