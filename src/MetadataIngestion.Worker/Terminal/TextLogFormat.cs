using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Terminal;

/// <summary>Log records as lines for people.</summary>
internal sealed class TextLogFormat(bool withStackTraces) : ILogFormat
{
    public string Format(LogRecord record)
    {
        var time = record.Time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var text = new StringBuilder($"{time} {Name(record.Level)} {record.Category[(record.Category.LastIndexOf('.') + 1)..]}: {record.Message}");

        // Whose crawl it is matters to people; the rest, such as ids of connections, is for machines.
        foreach (var (name, value) in record.Scope)
        {
            if (name is "Source" or "RunId" && value?.ToString() is { } shown && !record.Message.Contains(shown, StringComparison.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $" [{shown}]");
        }

        if (record.Exception is { } exception)
            text.Append(withStackTraces ? Environment.NewLine + exception : $" {exception.Message}");

        return text.ToString();
    }

    private static string Name(LogLevel level) => level switch
    {
        LogLevel.Critical => "fatal",
        LogLevel.Error => "error",
        LogLevel.Warning => "warn ",
        LogLevel.Information => "info ",
        _ => "debug",
    };
}
