using System.CommandLine.Parsing;
using MetadataIngestion.Worker.Changes;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Parses a time, or how long ago it was.</summary>
internal static class SinceParser
{
    public static Since? Parse(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (Since.TryParse(text) is { } since)
            return since;

        result.AddError($"--since takes a date such as 2026-11-01, a time such as 2026-11-01T08:00:00Z, or an age such as 24h or 7d, not '{text}'.");
        return null;
    }
}
