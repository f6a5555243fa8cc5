using System.Text.RegularExpressions;

namespace MetadataIngestion.Worker.Tests.Samples;

/// <summary>Takes out of a text what differs whenever the same thing happens again.</summary>
internal static partial class Volatile
{
    public static string Mask(string text)
    {
        text = RunIds().Replace(text, "RUN");
        text = Times().Replace(text, "TIME");
        text = Milliseconds().Replace(text, "0");
        text = Durations().Replace(text, "in TIME");
        text = Guids().Replace(text, "GUID");
        text = Offsets().Replace(text, "OFFSET");
        text = Counts().Replace(text, "COUNT");
        return text;
    }

    [GeneratedRegex(@"\b[a-z]+-\d{4}_\d\d_\d\d-\d\d_\d\d_\d\d-[0-9a-f]{6}\b")]
    private static partial Regex RunIds();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)|(?<=What happened before )\d{4}-\d\d-\d\d \d\d:\d\d UTC")]
    private static partial Regex Times();

    [GeneratedRegex(@"\b1\d{12}\b")]
    private static partial Regex Milliseconds();

    [GeneratedRegex(@"\bin \d[\d.:]* ?(ms|s|min)?(?= \()")]
    private static partial Regex Durations();

    [GeneratedRegex(@"(?<=urn:li:(assertion|dataContract|incident):)[0-9a-f]{32}")]
    private static partial Regex Guids();

    [GeneratedRegex(@"\(offsets \d+ to \d+\)|^\d+ +(?=TIME)|(?<=""offset"": )\d+|(?<=RUN-)\d+", RegexOptions.Multiline)]
    private static partial Regex Offsets();

    [GeneratedRegex(@"\b[1-9]\d*(?= (emitted|suppressed as unchanged)\b)|\d+(?= filtered$)|(?<=Databases does not name it: )\d+", RegexOptions.Multiline)]
    private static partial Regex Counts();
}
