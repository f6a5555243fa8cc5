using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Diagnosis;

internal static class LoggerFactories
{
    /// <summary>For parts whose state is told in findings anyway.</summary>
    public static ILoggerFactory Silent() => LoggerFactory.Create(_ => { });
}
