using System.Globalization;
using System.Text.Json;
using MetadataIngestion.Connectors.Kafka.Rest;

namespace MetadataIngestion.Connectors.Kafka.Registry;

/// <summary>Reads a Confluent-compatible schema registry.</summary>
internal sealed class SchemaRegistryClient(RestClient rest, RestServer server)
{
    private const int PageSize = 1000;
    private const int Parallelism = 8;

    /// <summary>The latest version of every subject of all contexts, in ordinal order of the subjects.</summary>
    /// <returns>The schemas, and by subject why one could not be read.</returns>
    /// <exception cref="RestException">The registry cannot be listed.</exception>
    public async Task<(IReadOnlyDictionary<string, RegisteredSchema> Schemas, IReadOnlyDictionary<string, RestException> Failures)> ListLatestAsync(
        CancellationToken cancellationToken)
    {
        try
        {
            if (await ListPagesAsync(cancellationToken) is { } schemas)
                return (schemas, new Dictionary<string, RestException>());
        }
        catch (RestException cause) when (cause.Trouble is RestTrouble.Unsupported or RestTrouble.NotFound)
        {
            // Registries without the list have subjects, which cost a request each.
        }

        return await ListOneByOneAsync(cancellationToken);
    }

    /// <summary>The names of all subjects.</summary>
    public async Task<IReadOnlyList<string>> ListSubjectsAsync(CancellationToken cancellationToken)
    {
        List<string> subjects = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var page = Texts(await rest.GetAsync($"subjects?offset={subjects.Count}&limit={PageSize}", cancellationToken)).Where(seen.Add).ToList();
            if (page.Count == 0)
                return subjects;

            subjects.AddRange(page);
        }
    }

    /// <summary>The latest version of a subject; <see langword="null"/> when there is none.</summary>
    public Task<RegisteredSchema?> FindLatestAsync(string subject, CancellationToken cancellationToken) =>
        FindAsync($"subjects/{Uri.EscapeDataString(subject)}/versions/latest", cancellationToken);

    /// <summary>A certain version; a deleted one too, because others may still refer to it. <see langword="null"/> when there is none.</summary>
    public Task<RegisteredSchema?> FindAsync(string subject, int version, string? format, CancellationToken cancellationToken) => FindAsync(
        string.Create(CultureInfo.InvariantCulture, $"subjects/{Uri.EscapeDataString(subject)}/versions/{version}?deleted=true{(format is null ? string.Empty : $"&format={format}")}"),
        cancellationToken);

    private async Task<RegisteredSchema?> FindAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await rest.GetAsync(path, cancellationToken);
            return RegisteredSchema.Read(answer) ?? throw new RestErrors(server).DescribeStranger();
        }
        catch (RestException cause) when (cause.Trouble == RestTrouble.NotFound)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<int>> ListVersionsAsync(string subject, CancellationToken cancellationToken)
    {
        var answer = await rest.GetAsync($"subjects/{Uri.EscapeDataString(subject)}/versions", cancellationToken);
        return answer.ValueKind == JsonValueKind.Array
            ? [.. answer.EnumerateArray().Where(version => version.ValueKind == JsonValueKind.Number).Select(version => version.GetInt32())]
            : throw new RestErrors(server).DescribeStranger();
    }

    /// <summary>What versions of a subject must be compatible with; of the registry itself when none is named. <see langword="null"/> when a subject has no rule of its own.</summary>
    public async Task<string?> FindCompatibilityAsync(string? subject, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await rest.GetAsync(subject is null ? "config" : $"config/{Uri.EscapeDataString(subject)}", cancellationToken);
            return answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("compatibilityLevel", out var level) ? level.ToString() : null;
        }
        catch (RestException cause) when (cause.Trouble == RestTrouble.NotFound)
        {
            return null;
        }
    }

    /// <summary>Pages until one brings nothing new: a registry may give fewer than were asked for, or all of them every time.</summary>
    private async Task<IReadOnlyDictionary<string, RegisteredSchema>?> ListPagesAsync(CancellationToken cancellationToken)
    {
        var schemas = new Dictionary<string, RegisteredSchema>(StringComparer.Ordinal);
        for (var offset = 0; ;)
        {
            var page = await rest.GetAsync($"schemas?latestOnly=true&deleted=false&offset={offset}&limit={PageSize}", cancellationToken);
            if (page.ValueKind != JsonValueKind.Array)
                throw new RestErrors(server).DescribeStranger();

            var before = schemas.Count;
            foreach (var element in page.EnumerateArray())
            {
                if (RegisteredSchema.Read(element) is not { } schema)
                    return null;
                if (!schemas.TryGetValue(schema.Subject, out var known) || known.Version < schema.Version)
                    schemas[schema.Subject] = schema;
            }

            if (schemas.Count == before)
                return schemas;

            offset += page.GetArrayLength();
        }
    }

    private async Task<(IReadOnlyDictionary<string, RegisteredSchema> Schemas, IReadOnlyDictionary<string, RestException> Failures)> ListOneByOneAsync(
        CancellationToken cancellationToken)
    {
        var schemas = new Dictionary<string, RegisteredSchema>(StringComparer.Ordinal);
        var failures = new Dictionary<string, RestException>(StringComparer.Ordinal);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(await ListSubjectsAsync(cancellationToken), limits, async (subject, token) =>
        {
            var (schema, failure) = await TryFindLatestAsync(subject, token);
            lock (schemas)
            {
                if (schema is not null)
                    schemas[subject] = schema;
                if (failure is not null)
                    failures[subject] = failure;
            }
        });
        return (schemas, failures);
    }

    private async Task<(RegisteredSchema? Schema, RestException? Failure)> TryFindLatestAsync(string subject, CancellationToken cancellationToken)
    {
        try
        {
            // None when it was deleted since it was listed.
            return (await FindLatestAsync(subject, cancellationToken), null);
        }
        catch (RestException cause) when (cause.Trouble != RestTrouble.Denied)
        {
            return (null, cause);
        }
    }

    private IEnumerable<string> Texts(JsonElement answer) => answer.ValueKind == JsonValueKind.Array
        ? answer.EnumerateArray().Where(text => text.ValueKind == JsonValueKind.String).Select(text => text.GetString()!)
        : throw new RestErrors(server).DescribeStranger();
}
