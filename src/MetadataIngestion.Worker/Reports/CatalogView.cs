using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Worker.Reports;

/// <summary>Gathers from the log what a source holds now, the newest proposal of each aspect counting.</summary>
internal sealed class CatalogView
{
    private const string DatasetPrefix = "urn:li:dataset:";
    private const int ExampleCount = 3;

    private readonly Dictionary<string, DatasetSummary> _entities = new(StringComparer.Ordinal);

    public IReadOnlyList<DatasetSummary> Datasets => Of(DatasetPrefix);

    public IReadOnlyList<DatasetSummary> Containers => Of("urn:li:container:");

    /// <summary>The first entries about a dataset, to show what entries look like.</summary>
    public List<LogEntry> Examples { get; } = [];

    public void Add(LogEntry entry)
    {
        if (Examples.Count < ExampleCount && entry.EntityUrn.StartsWith(DatasetPrefix, StringComparison.Ordinal))
            Examples.Add(entry);

        if (entry.Proposal is { } proposal)
            Add(proposal);
    }

    private void Add(MetadataChangeProposal proposal)
    {
        if (proposal.ChangeType == ChangeType.Delete)
            return;

        if (!_entities.TryGetValue(proposal.EntityUrn, out var entity))
            _entities.Add(proposal.EntityUrn, entity = new DatasetSummary { Urn = proposal.EntityUrn });

        using var aspect = JsonDocument.Parse(proposal.Aspect);
        Read(proposal.AspectName, aspect.RootElement, entity);
    }

    private void Read(string name, JsonElement aspect, DatasetSummary entity)
    {
        switch (name)
        {
            case "datasetProperties" or "containerProperties" when aspect.TryGetProperty("name", out var value):
                entity.Name = value.GetString() ?? string.Empty;
                break;
            case "subTypes":
                entity.SubType = string.Join(", ", aspect.GetProperty("typeNames").EnumerateArray().Select(type => type.GetString()));
                break;
            case "schemaMetadata":
                entity.Fields = aspect.GetProperty("fields").GetArrayLength();
                break;
            case "datasetProfile" when aspect.TryGetProperty("rowCount", out var rows):
                entity.Rows = rows.GetInt64();
                break;
            case "status" when aspect.GetProperty("removed").GetBoolean():
                _entities.Remove(entity.Urn);
                break;
        }
    }

    private List<DatasetSummary> Of(string prefix) =>
        [.. _entities.Values.Where(entity => entity.Urn.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(entity => entity.Urn, StringComparer.Ordinal)];
}
