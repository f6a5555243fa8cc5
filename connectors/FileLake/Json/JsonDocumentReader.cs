using System.Globalization;
using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace MetadataIngestion.Connectors.FileLake.Json;

/// <summary>Reads one document or several in a row; the elements of an outermost array are records of their own.</summary>
internal static class JsonDocumentReader
{
    /// <exception cref="SampleException">The text is not JSON from its beginning.</exception>
    public static void Read(ReadOnlySpan<byte> text, bool isComplete, JsonReading reading, CancellationToken cancellationToken)
    {
        if (!text.ContainsAnyExcept(" \t\r\n"u8))
        {
            reading.Report("holds no record", "Write a document to it, or exclude it.");
            return;
        }

        try
        {
            var options = JsonLayout.Options with { AllowMultipleValues = true };
            var reader = new Utf8JsonReader(text, isComplete, new JsonReaderState(options));
            ReadRecords(ref reader, reading, cancellationToken);
        }
        catch (JsonException exception)
        {
            Report(reading, exception);
            return;
        }

        if (isComplete)
        {
            reading.MarkWhole();
        }
        else if (reading.Records == 0)
        {
            reading.Report("begins with a record that is longer than MaxBytes; only its beginning was read", "Raise MaxBytes if fields are missing.");
        }
    }

    private static void ReadRecords(ref Utf8JsonReader reader, JsonReading reading, CancellationToken cancellationToken)
    {
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isBracket = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.EndArray;
            if (!(isBracket && reader.CurrentDepth == 0) && !reading.ReadRecord(ref reader))
                return;
        }
    }

    private static void Report(JsonReading reading, JsonException exception)
    {
        var place = string.Create(
            CultureInfo.InvariantCulture,
            $"is not JSON, or nested deeper than {JsonLayout.MaxDepth} levels, at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}");
        const string Remedy = "Write valid JSON, or give the file the extension of its real format.";
        if (reading.Shape.Kinds == JsonKinds.None)
            throw new SampleException(place, Remedy);

        reading.Report($"{place}; only what precedes it was read", Remedy);
    }
}
