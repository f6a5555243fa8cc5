using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Tests.Reports;

public sealed class RunExitCodesTests
{
    [Theory]
    [InlineData(RunStatus.Succeeded, null, 10, 0)]
    [InlineData(RunStatus.PartiallySucceeded, null, 10, 5)]
    [InlineData(RunStatus.AwaitingApproval, null, 10, 6)]
    [InlineData(RunStatus.Cancelled, null, 10, 130)]
    [InlineData(RunStatus.Failed, FailureCause.Retriable, 0, 4)]
    [InlineData(RunStatus.Failed, FailureCause.AccessDenied, 0, 4)]
    [InlineData(RunStatus.Failed, FailureCause.Retriable, 10, 1)]
    [InlineData(RunStatus.Failed, FailureCause.AccessDenied, 10, 1)]
    [InlineData(RunStatus.Failed, FailureCause.Configuration, 0, 1)]
    [InlineData(RunStatus.Failed, FailureCause.Unexpected, 0, 1)]
    public void Of_Report_IsTheCodeOfTheDesign(RunStatus status, FailureCause? cause, long seen, int expected)
    {
        var report = new RunReport
        {
            RunId = "r",
            Source = "s",
            StartedAt = DateTimeOffset.UnixEpoch,
            Status = status,
            Cause = cause,
            Entities = new EntityCounts { Seen = seen },
        };

        Assert.Equal(expected, RunExitCodes.Of(report));
    }

    [Theory]
    [InlineData(0, 5, 5)]
    [InlineData(5, 6, 6)]
    [InlineData(6, 1, 1)]
    [InlineData(4, 1, 1)]
    [InlineData(1, 130, 130)]
    public void Worst_TwoCodes_IsTheWorse(int first, int second, int expected)
    {
        Assert.Equal(expected, RunExitCodes.Worst(first, second));
        Assert.Equal(expected, RunExitCodes.Worst(second, first));
    }
}
