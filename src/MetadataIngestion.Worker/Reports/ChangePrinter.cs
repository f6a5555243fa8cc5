using System.Text.Json;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Verdicts;
using MetadataIngestion.Worker.Terminal;

namespace MetadataIngestion.Worker.Reports;

/// <summary>Prints changes as they are found, a line each.</summary>
internal sealed class ChangePrinter(DataOutput output, bool asJson) : IDisposable
{
    private const string RemovalReason = "removal-reason";

    private readonly MemoryStream _line = new();

    public void Print(EntityChangeKind kind, EntityChange change)
    {
        // An entity whose key alone changes, such as one that moved, proposes nothing.
        if (change.Aspects.Count == 0)
            return;

        if (asJson)
            PrintJson(kind, change);
        else
            PrintText(kind, change);
    }

    public void Dispose() => _line.Dispose();

    private static char Sign(EntityChangeKind kind) => kind switch
    {
        EntityChangeKind.Added => '+',
        EntityChangeKind.Removed => '-',
        _ => '~',
    };

    private static string? Reason(EntityChange change) => change.Aspects
        .Select(aspect => aspect.Headers?.GetValueOrDefault(RemovalReason))
        .FirstOrDefault(reason => reason is not null);

    private static IEnumerable<RecordedChange> VerdictsOf(EntityChange change) =>
        change.Events.Select(happened => RecordedChange.Read(happened.Name, happened.Payload)).OfType<RecordedChange>();

    private static string Hurt(RecordedChange verdict) => verdict.DescribeImpact() is { Length: > 0 } impact ? $" - may hurt: {impact}" : string.Empty;

    private void PrintText(EntityChangeKind kind, EntityChange change)
    {
        output.Text.Write($"{Sign(kind)} {change.Key.Urn}  {Reason(change) ?? string.Join(", ", change.Aspects.Select(aspect => aspect.Name))}\n");
        foreach (var verdict in VerdictsOf(change))
            output.Text.Write($"    {verdict.Level.ToString().ToLowerInvariant()}: {verdict.Message} ({verdict.Code}){Hurt(verdict)}\n");
        foreach (var finding in FindingsOf(change))
            output.Text.Write($"    {finding.Operation.ToLowerInvariant()} {finding.Level}: {finding.Message} ({finding.Code})\n");
    }

    private static IEnumerable<RecordedFinding> FindingsOf(EntityChange change) =>
        change.Events.Select(happened => RecordedFinding.Read(happened.Name, happened.Payload)).OfType<RecordedFinding>();

    private void PrintJson(EntityChangeKind kind, EntityChange change)
    {
        _line.SetLength(0);
        using (var json = new Utf8JsonWriter(_line))
        {
            json.WriteStartObject();
            json.WriteString("change", kind.ToString());
            json.WriteString("entityType", change.Key.EntityType);
            json.WriteString("entityUrn", change.Key.Urn);
            json.WriteStartArray("aspects");
            foreach (var aspect in change.Aspects)
                json.WriteStringValue(aspect.Name);
            json.WriteEndArray();
            json.WriteString("reason", Reason(change));
            if (change.Events.Count > 0)
                WriteVerdicts(json, change);
            json.WriteEndObject();
        }

        _line.WriteByte((byte)'\n');
        output.Write(_line.GetBuffer().AsSpan(0, (int)_line.Length));
    }

    private static void WriteVerdicts(Utf8JsonWriter json, EntityChange change)
    {
        json.WriteStartArray("verdicts");
        foreach (var verdict in VerdictsOf(change))
        {
            json.WriteStartObject();
            json.WriteString("code", verdict.Code);
            json.WriteString("level", verdict.Level.ToString().ToLowerInvariant());
            json.WriteString("message", verdict.Message);
            json.WriteNumber("impactCount", verdict.ImpactCount);
            json.WriteNumber("downstreamCount", verdict.DownstreamCount);
            WriteList(json, "consumerGroups", verdict.ConsumerGroups);
            WriteList(json, "contracts", verdict.Contracts);
            WriteList(json, "products", verdict.Products);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            json.WriteStringValue(item);
        json.WriteEndArray();
    }
}
