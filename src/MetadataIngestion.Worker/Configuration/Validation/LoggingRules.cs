using MetadataIngestion.Worker.Configuration.Tree;
using MetadataIngestion.Worker.Terminal;

namespace MetadataIngestion.Worker.Configuration.Validation;

/// <summary>Checks how log records are to look.</summary>
internal static class LoggingRules
{
    public static void Check(ObjectNode? logging, ProblemList problems)
    {
        if (logging?.Resolve(LoggerSetup.FormatterOption) is ValueNode { Text: { } text } node && !LoggerSetup.Formatters.Contains(text, StringComparer.OrdinalIgnoreCase))
            problems.Add(node, $"must be one of {string.Join(", ", LoggerSetup.Formatters)}, not \"{text}\".");
    }
}
