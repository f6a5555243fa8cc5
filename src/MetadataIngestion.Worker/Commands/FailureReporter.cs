using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Api.Listening;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Plugins;
using MetadataIngestion.Worker.Relays;
using MetadataIngestion.Worker.Terminal;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Says what went wrong, once and for people, and with which exit code the process ends.</summary>
internal sealed class FailureReporter(Messages messages, IReadOnlyList<string> arguments)
{
    public int Report(Exception exception, DataOutput output, CancellationToken interrupted)
    {
        // Whoever closed the pipe has read enough.
        if (ProcessOutput.IsClosedPipe(exception) || !TryFlush(output))
            return ExitCodes.Ok;

        if (exception is OperationCanceledException && interrupted.IsCancellationRequested)
            return ExitCodes.Interrupted;

        messages.Error(Describe(exception));
        if (IsDebug)
            messages.Line(exception.ToString());
        return ExitCode(exception);
    }

    /// <summary>The exit code that fits a failure.</summary>
    public static int ExitCode(Exception exception) => exception switch
    {
        UsageException => ExitCodes.Usage,
        ConfigurationException => ExitCodes.Configuration,
        RetriableSourceException or SourceAccessDeniedException => ExitCodes.Connection,
        _ => ExitCodes.Failed,
    };

    /// <summary>The object, the cause and the remedy.</summary>
    public static string Describe(Exception exception) => exception switch
    {
        SourceException { Remedy: { } remedy } => $"{exception.Message}\n  {remedy}",
        UsageException or ConfigurationException or SourceException or StoreException or PluginUnavailableException or SinkUnavailableException
            or ApiListenException => exception.Message,
        _ => $"{exception.GetType().Name}: {exception.Message}\n  Nobody foresaw this. Run the command again with --verbosity debug and report what it says.",
    };

    private bool IsDebug => arguments.Contains("debug", StringComparer.OrdinalIgnoreCase) || arguments.Contains("--verbosity=debug", StringComparer.OrdinalIgnoreCase);

    private static bool TryFlush(DataOutput output)
    {
        try
        {
            output.Flush();
            return true;
        }
        catch (IOException exception) when (ProcessOutput.IsClosedPipe(exception))
        {
            return false;
        }
    }
}
