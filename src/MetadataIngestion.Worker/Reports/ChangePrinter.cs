using System.Text.Json;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Storing;
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
            output.Text.Write($"{Sign(kind)} {change.Key.Urn}  {Reason(change) ?? string.Join(", ", change.Aspects.Select(aspect => aspect.Name))}\n");
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
            json.WriteEndObject();
        }

        _line.WriteByte((byte)'\n');
        output.Write(_line.GetBuffer().AsSpan(0, (int)_line.Length));
    }
}
