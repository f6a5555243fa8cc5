using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Json;

/// <summary>What has been read of one file so far.</summary>
internal sealed class JsonReading(JsonShapeReader shapes, int maxObserved)
{
    private readonly List<Finding> _findings = [];

    /// <summary>The records' shape.</summary>
    public JsonShape Shape { get; } = new();

    public long Records { get; private set; }

    /// <summary>Whether every record of the file was counted.</summary>
    public bool IsWhole { get; private set; }

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Reads the record that the reader stands on; records beyond the limit are only counted.</summary>
    /// <returns>Whether it was complete.</returns>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public bool ReadRecord(ref Utf8JsonReader reader)
    {
        var isComplete = Records < maxObserved ? shapes.Read(ref reader, Shape) : reader.TrySkip();
        Records += isComplete ? 1 : 0;
        return isComplete;
    }

    public void MarkWhole() => IsWhole = true;

    public void Report(string message, string remedy) => _findings.Add(new Finding(message, remedy));
}
