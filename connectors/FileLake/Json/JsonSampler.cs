using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace MetadataIngestion.Connectors.FileLake.Json;

/// <summary>Merges JSON files into one shape. A file holds one document, an array of records, or a record on each line.</summary>
internal sealed class JsonSampler(bool isLines, int maxRecords) : ISchemaSampler
{
    private readonly JsonShape _records = new();

    public FileFindings Read(FileSample sample, CancellationToken cancellationToken)
    {
        var (bytes, encoding) = DecodedText.ToUtf8(sample);
        var inLines = JsonLayout.IsLines(bytes.Span, sample.IsComplete, isLines);
        var shapes = new JsonShapeReader(FieldLimit.MaxFields);
        var reading = new JsonReading(shapes, maxRecords);
        if (inLines)
        {
            JsonLinesReader.Read(bytes.Span, sample.IsComplete, reading, cancellationToken);
        }
        else
        {
            JsonDocumentReader.Read(bytes.Span, sample.IsComplete, reading, cancellationToken);
        }

        var findings = new FileFindings
        {
            Records = reading.IsWhole ? reading.Records : null,
            Shape = [.. JsonFields.Build(reading.Shape).Select(static field => new FieldShape(field.Path, field.NativeType))],
            FieldNames = [.. reading.Shape.Members.Select(member => member.Name)],
            Findings = [.. DecodedText.Examine(encoding), .. reading.Findings, .. Limits(shapes)],
            Properties = new Dictionary<string, string> { ["encoding"] = encoding.Name, ["layout"] = inLines ? "lines" : "document" },
            RecordShape = reading.Shape,
        };
        Add(findings);
        return findings;
    }

    public void Add(FileFindings findings) => _records.Merge(findings.RecordShape!);

    public IReadOnlyList<Field> BuildFields() => JsonFields.Build(_records);

    private static Finding[] Limits(JsonShapeReader shapes) => shapes.IsLimited ? [FieldLimit.Exceeded] : [];
}
