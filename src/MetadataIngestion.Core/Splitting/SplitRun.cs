using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Splitting;

/// <summary>
/// The reading of a source that is split: the rest first, then parts that nobody else has taken, until all have ended. It never waits for help, so a worker that
/// is alone comes to the end too.
/// </summary>
/// <param name="split">How the crawl is shared.</param>
/// <param name="planned">The parts.</param>
/// <param name="parts">The parts in the store.</param>
/// <param name="session">The run.</param>
/// <param name="pass">What all parts together come to; it has read nothing yet.</param>
/// <param name="runner">Crawls parts.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class SplitRun(
    CrawlSplit split, IReadOnlyList<RunPart> planned, IRunParts parts, IRunSession session, SourcePass pass, PartRunner runner, TimeProvider timeProvider)
{
    private const string RestName = "everything else";

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, PartReport> _reports = [];
    private readonly List<long> _seenTwice = [];

    /// <summary>What became of each part, as far as is known.</summary>
    public IReadOnlyList<PartReport> Reports => [.. _reports.OrderBy(report => report.Key).Select(report => report.Value)];

    /// <exception cref="PartFailedException">A part failed.</exception>
    public async Task RunAsync(IMetadataSource source, SourceDefinition definition, RunStart start, CancellationToken cancellationToken)
    {
        var rest = new RunPart(RunPart.Rest, RestName, []);
        await parts.OpenAsync(session, split.Work.Claim.Configuration, [rest, .. planned], cancellationToken);
        await split.CallForHelpAsync(planned.Count, cancellationToken);
        await ReadRestAsync(source, definition, start, cancellationToken);
        while (!await TakeOverResultsAsync(definition, start, cancellationToken))
        {
            if (!await runner.TryRunAsync(split.Work, cancellationToken))
                await Task.Delay(s_pause, timeProvider, cancellationToken);
        }

        await pass.DescribeHeldBackAsync(key => pass.Normalizer.Containers.Contains(key), session, cancellationToken);
        await WarnAboutCollisionsAsync(cancellationToken);
    }

    private async Task ReadRestAsync(IMetadataSource source, SourceDefinition definition, RunStart start, CancellationToken cancellationToken)
    {
        await using var rest = await parts.TakeRestAsync(session, split.Work.Claim, cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, rest.Lost);
        var memory = definition.Memory is null ? null : new PartMemory(parts, start.Source, RestName, runner.Logger);
        var began = timeProvider.GetTimestamp();
        _reports[RunPart.Rest] = new PartReport(RestName) { Worker = split.Work.Claim.Worker, StartedAt = timeProvider.GetUtcNow(), Attempts = 1 };
        await pass.ReadAsync(source, rest, new RestExtent(planned.SelectMany(part => part.Scopes)), memory, stop.Token);
        _reports[RunPart.Rest] = _reports[RunPart.Rest] with
        {
            Status = pass.Ledger.HasFailures ? RunStatus.PartiallySucceeded : RunStatus.Succeeded,
            DurationMs = (long)timeProvider.GetElapsedTime(began).TotalMilliseconds,
            Seen = pass.Ledger.Seen,
            Emitted = pass.Ledger.Emitted,
        };
    }

    /// <returns>Whether all parts have ended.</returns>
    private async Task<bool> TakeOverResultsAsync(SourceDefinition definition, RunStart start, CancellationToken cancellationToken)
    {
        var progress = await parts.ListAsync(start.RunId, cancellationToken);
        if (progress.Count < planned.Count)
            throw new LeaseLostException($"The parts of run {start.RunId} are gone, because source '{start.Source}' is not its own any more. What it stored stays, and the source's next run goes on from there.");

        foreach (var part in progress.Where(part => _reports.GetValueOrDefault(part.Part.Number)?.Status is null))
        {
            if (part.State == PartState.Ended)
                TakeOver(part, await parts.GetResultAsync(start.RunId, part.Part.Number, cancellationToken), definition);
            else
                Note(part);
        }

        return progress.All(part => part.State == PartState.Ended);
    }

    private void Note(PartProgress part)
    {
        _reports[part.Part.Number] = part.ToReport();
        if (part.State == PartState.Taken || part.Attempts < IRunParts.MostAttempts)
            return;

        pass.Ledger.Fail(new Notice(
            part.Part.Name,
            $"The part was begun {part.Attempts} times and cut off each time, at last on worker {part.Worker}. Nothing that the run did not see was removed.",
            "Look into that worker's log for what ends it."));
        throw new PartFailedException(FailureCause.Retriable);
    }

    private void TakeOver(PartProgress part, PartResult result, SourceDefinition definition)
    {
        var emitted = Math.Max(part.Emitted, result.Report.Proposals.Emitted);
        _reports[part.Part.Number] = part.ToReport() with
        {
            Status = result.Report.Status,
            DurationMs = result.Report.DurationMs,
            Seen = result.Report.Entities.Seen,
            Emitted = emitted,
        };
        pass.Ledger.Absorb(result.Report with { Proposals = result.Report.Proposals with { Emitted = emitted } });
        pass.Tell(part.Part.Name);
        if (result.Report.Status == RunStatus.Failed)
            throw new PartFailedException(result.Report.Cause);

        _seenTwice.AddRange(PartFindings.Merge(result.Findings, pass, definition.Inspectors.Cast<IPartInspector>()));
    }

    /// <summary>Names that are unlike each other may lead to one URN; within a pass that is noticed at once.</summary>
    private async Task WarnAboutCollisionsAsync(CancellationToken cancellationToken)
    {
        if (_seenTwice.Count == 0)
            return;

        var twice = _seenTwice.ToHashSet();
        await foreach (var entity in session.ReadLiveEntitiesAsync(cancellationToken))
        {
            if (twice.Contains(entity.Id))
                pass.Ledger.Warn(new Notice(entity.Key.Urn, "Objects in two parts of the source have this URN; each crawl describes it as whichever was stored last.", "Rename one of the two, or filter one out."));
        }
    }
}
