using System.Globalization;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Mesh.Parts;
using MetadataIngestion.Mesh.Policies.Model;
using MetadataIngestion.Mesh.Proposing;

namespace MetadataIngestion.Mesh.Policies;

/// <summary>Makes each policy a test in DataHub's model, which results refer to. A test that changes tells that its policy did.</summary>
public sealed class PolicyInspector(PolicyCatalog catalog) : IPartInspector
{
    private AssetPath? _first;

    /// <inheritdoc />
    public void Inspect(Asset asset)
    {
        ArgumentNullException.ThrowIfNull(asset);
        Note(asset.Path);
    }

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Save(InspectedRun part) => _first is null ? default : PartJson.Save(SavedPath.Of(_first), PartJson.Default.SavedPath);

    /// <inheritdoc />
    public void Merge(ReadOnlyMemory<byte> saved)
    {
        if (!saved.IsEmpty)
            Note(PartJson.Read(saved, PartJson.Default.SavedPath).ToPath());
    }

    /// <inheritdoc />
    public Inspection Complete(InspectedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.IsPartial || _first is not { } place
            ? new Inspection([], []) { IsComplete = false }
            : new Inspection([.. catalog.OnCrawl.Select(policy => TestOf(policy, place, catalog.Waivers.Where(waiver => waiver.Policy == policy.Id && !waiver.IsExpired(run.StartedAt))))], []) { IsComplete = catalog.IsComplete };
    }

    // Tests need an asset to go with; the outermost one stays the same from run to run.
    private void Note(AssetPath path)
    {
        if (_first is null || path.Parts.Count < _first.Parts.Count || (path.Parts.Count == _first.Parts.Count && string.CompareOrdinal(path.Name, _first.Name) < 0))
            _first = path;
    }

    private static DerivedEntity TestOf(Policy policy, AssetPath place, IEnumerable<Waiver> waivers) => new(policy.TestUrn, EntityTypes.Test, place, $"policy {policy.Id}",
    [
        JsonAspects.Write(AspectNames.TestInfo, json =>
        {
            json.WriteString("name", policy.Title);
            json.WriteString("category", "Policies");
            if (policy.Remedy is { } remedy)
                json.WriteString("description", remedy);
            json.WriteStartObject("definition");
            json.WriteString("type", "JSON");
            json.WriteString("json", System.Text.Encoding.UTF8.GetString(JsonAspects.Bytes(definition => WriteDefinition(definition, policy, waivers)).Span));
            json.WriteEndObject();
        }),
    ]);

    private static void WriteDefinition(Utf8JsonWriter json, Policy policy, IEnumerable<Waiver> waivers)
    {
        json.WriteString("policy", policy.Id);
        json.WriteString("level", policy.LevelName);
        json.WriteString("type", policy.EntityType);
        json.WriteString("domain", policy.DomainList);
        json.WriteString("pattern", policy.Assets?.Pattern.Text);
        json.WriteString("owner", policy.Owner);
        json.WriteString("applies", policy.Applies);
        json.WriteString("select", policy.Select);
        if (waivers.Any())
            WriteWaivers(json, waivers);
    }

    /// <summary>One that is given, changed, withdrawn or over changes the test, so the policy is asked about everything again.</summary>
    private static void WriteWaivers(Utf8JsonWriter json, IEnumerable<Waiver> waivers)
    {
        json.WriteStartArray("waivers");
        foreach (var waiver in waivers)
        {
            json.WriteStartObject();
            json.WriteString("asset", waiver.Assets.Pattern.Text);
            json.WriteString("name", waiver.Name);
            json.WriteString("reason", waiver.Reason);
            json.WriteString("expires", waiver.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
