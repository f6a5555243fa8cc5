using System.Text.Json;
using MetadataIngestion.Connectors.Kafka.Registry;
using MetadataIngestion.Connectors.Kafka.Rest;

namespace MetadataIngestion.Connectors.Kafka.Schemas;

/// <summary>Reads the schemas of topics from a registry that was listed once.</summary>
internal sealed class TopicSchemaReader : IDisposable
{
    private readonly KafkaOptions _options;
    private readonly RestClient _rest;
    private readonly SchemaRegistryClient _client;
    private readonly IReadOnlyDictionary<string, RegisteredSchema> _schemas;
    private readonly IReadOnlyDictionary<string, RestException> _failures;
    private readonly string? _compatibility;
    private readonly SubjectResolver _resolver;
    private readonly ReferenceLoader _references;
    private readonly SchemaReaders _readers;

    private TopicSchemaReader(KafkaOptions options, RestClient rest, SchemaRegistryClient client, RegistryListing listing)
    {
        (_options, _rest, _client, _schemas, _failures, _compatibility) = (options, rest, client, listing.Schemas, listing.Failures, listing.Compatibility);
        _resolver = new SubjectResolver(options.SchemaRegistry!, _schemas.Keys.Concat(_failures.Keys), _schemas);
        _references = new ReferenceLoader(client, _schemas);
        _readers = new SchemaReaders(options);
    }

    /// <summary>Lists the registry.</summary>
    /// <exception cref="RestException">It cannot be listed.</exception>
    public static async Task<TopicSchemaReader> OpenAsync(KafkaOptions options, CancellationToken cancellationToken)
    {
        var server = RestServer.Of(options.SchemaRegistry!, options.RequestTimeout);
        var rest = new RestClient(server);
        try
        {
            var client = new SchemaRegistryClient(rest, server);
            var (schemas, failures) = await client.ListLatestAsync(cancellationToken);
            var compatibility = options.SchemaRegistry!.IncludeVersions ? await TryAsync(() => client.FindCompatibilityAsync(null, cancellationToken)) : null;
            return new TopicSchemaReader(options, rest, client, new RegistryListing(schemas, failures, compatibility));
        }
        catch
        {
            rest.Dispose();
            throw;
        }
    }

    /// <summary>How many subjects the registry has.</summary>
    public int SubjectCount => _schemas.Count + _failures.Count;

    public void Dispose() => _rest.Dispose();

    /// <summary>The schemas of a topic. What is wrong with them is part of the answer.</summary>
    public async Task<TopicSchemas> ReadAsync(string topic, CancellationToken cancellationToken)
    {
        List<string> problems = [];
        try
        {
            var key = await ReadAsync(_resolver.FindKey(topic), FieldPath.Root(isKey: true), problems, cancellationToken);
            var value = await ReadAsync(_resolver.FindValue(topic), FieldPath.Root(isKey: false), problems, cancellationToken);
            return new TopicSchemas(key, value) { Problems = problems };
        }
        catch (RestException cause)
        {
            return TopicSchemas.None with { Failure = cause.Message, Remedy = cause.Remedy };
        }
    }

    private async Task<RoleSchema?> ReadAsync(SubjectChoice choice, FieldPath root, List<string> problems, CancellationToken cancellationToken)
    {
        List<SubjectFacts> subjects = [];
        List<SchemaReading> readings = [];
        foreach (var name in choice.Subjects)
        {
            if (await FindAsync(name, cancellationToken) is not { } schema)
            {
                problems.Add($"SubjectMap names the subject {name}, which the registry does not have.");
                continue;
            }

            subjects.Add(await DescribeAsync(schema, cancellationToken));
            readings.Add(_readers.Read(await _references.LoadAsync(schema, cancellationToken), choice.Subjects.Count == 1 ? root : root.Type("union")));
        }

        problems.AddRange(readings.SelectMany(reading => reading.Problems));
        return subjects.Count == 0 ? null : Combine(subjects, choice.Strategy, readings);
    }

    /// <summary>The map may name a subject of another context, which is in no list.</summary>
    private async Task<RegisteredSchema?> FindAsync(string subject, CancellationToken cancellationToken)
    {
        if (_failures.TryGetValue(subject, out var failure))
            throw failure;

        return _schemas.TryGetValue(subject, out var known) ? known : await _client.FindLatestAsync(subject, cancellationToken);
    }

    private async Task<SubjectFacts> DescribeAsync(RegisteredSchema schema, CancellationToken cancellationToken)
    {
        if (!_options.SchemaRegistry!.IncludeVersions)
            return new SubjectFacts(schema, [], null);

        var versions = await TryAsync<IReadOnlyList<int>>(async () => await _client.ListVersionsAsync(schema.Subject, cancellationToken));
        var compatibility = await TryAsync(() => _client.FindCompatibilityAsync(schema.Subject, cancellationToken));
        return new SubjectFacts(schema, versions ?? [], compatibility ?? _compatibility);
    }

    /// <summary>What a registry does not have or does not let this user see is left out; a failure is none of these.</summary>
    private static async Task<T?> TryAsync<T>(Func<Task<T?>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (RestException cause) when (cause.Trouble is RestTrouble.Denied or RestTrouble.NotFound or RestTrouble.Unsupported)
        {
            return null;
        }
    }

    private static RoleSchema Combine(List<SubjectFacts> subjects, string strategy, List<SchemaReading> readings)
    {
        var said = readings.Select(reading => reading.Properties).Aggregate(MetaProperties.Merge);
        var metadata = subjects
            .SelectMany(subject => subject.Schema.Metadata)
            .DistinctBy(property => property.Key)
            .ToDictionary(property => property.Key, property => JsonSerializer.SerializeToElement(property.Value), StringComparer.Ordinal);
        return new RoleSchema(subjects, strategy)
        {
            Fields = [.. readings.SelectMany(reading => reading.Fields).DistinctBy(field => field.Path)],
            Description = readings is [var only] ? only.Description : null,
            Properties = MetaProperties.Merge(said, metadata),
        };
    }

    private sealed record RegistryListing(
        IReadOnlyDictionary<string, RegisteredSchema> Schemas, IReadOnlyDictionary<string, RestException> Failures, string? Compatibility);
}
