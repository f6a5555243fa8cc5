using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Reports;

/// <summary>How runs end as exit codes.</summary>
internal static class RunExitCodes
{
    private static readonly int[] WorstFirst =
    [
        ExitCodes.Interrupted, ExitCodes.Failed, ExitCodes.Connection, ExitCodes.AwaitingApproval, ExitCodes.Partial, ExitCodes.Ok,
    ];

    public static int Of(RunReport report) => report.Status switch
    {
        RunStatus.Succeeded => ExitCodes.Ok,
        RunStatus.PartiallySucceeded => ExitCodes.Partial,
        RunStatus.AwaitingApproval => ExitCodes.AwaitingApproval,
        RunStatus.Cancelled => ExitCodes.Interrupted,
        _ when report.Entities.Seen == 0 && report.Cause is FailureCause.Retriable or FailureCause.AccessDenied => ExitCodes.Connection,
        _ => ExitCodes.Failed,
    };

    /// <summary>The code of the worst of several outcomes.</summary>
    public static int Worst(int first, int second) =>
        Array.IndexOf(WorstFirst, first) <= Array.IndexOf(WorstFirst, second) ? first : second;
}
