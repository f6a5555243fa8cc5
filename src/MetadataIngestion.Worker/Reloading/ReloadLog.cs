using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Reloading;

internal static partial class ReloadLog
{
    [LoggerMessage(1401, LogLevel.Information, "Revision {Revision} of the configuration is in force: {Sources} sources, {Sinks} sinks")]
    public static partial void Applied(ILogger logger, long revision, int sources, int sinks);

    [LoggerMessage(1402, LogLevel.Error, "The edited configuration is not right; revision {Revision} stays in force until it is\n{Problems}")]
    public static partial void Refused(ILogger logger, long revision, string problems);

    [LoggerMessage(1403, LogLevel.Warning, "{Setting} changed, which takes effect when the service is started again")]
    public static partial void NeedsRestart(ILogger logger, string setting);

    [LoggerMessage(1404, LogLevel.Warning, "{Place}: {Code} {Finding} {Remedy}")]
    public static partial void MeshFinding(ILogger logger, string place, string code, string finding, string remedy);
}
