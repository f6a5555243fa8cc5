using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Core.Crawling;

/// <summary>Counts what a run does and keeps a bounded sample of what went wrong. Safe to use from the stages of the pipeline at once.</summary>
internal sealed class RunLedger
{
    private const int SampleSize = RunReport.MostNotices;

    private readonly Lock _lock = new();
    private readonly List<Notice> _warnings = [];
    private readonly List<Notice> _failures = [];
    private readonly List<IncompleteScope> _incomplete = [];
    private readonly SortedDictionary<string, CapabilityOutcome> _capabilities = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _filtered = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _removed = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _owners = new(StringComparer.Ordinal);
    private readonly long[] _verdicts = new long[Enum.GetValues<VerdictLevel>().Length];
    private long _warningCount;
    private long _failureCount;
    private long _incompleteCount;
    private long _filteredCount;
    private long _added;
    private long _changed;
    private long _seen;
    private long _emitted;
    private long _suppressed;
    private long _held;
    private long _keptUnproven;
    private long _quarantined;
    private long _firstOffset;
    private long _lastOffset;

    public long Seen => Volatile.Read(ref _seen);

    public long Emitted => Volatile.Read(ref _emitted);

    public long Problems => Volatile.Read(ref _warningCount) + Volatile.Read(ref _failureCount);

    public bool HasFailures => Volatile.Read(ref _failureCount) + Volatile.Read(ref _incompleteCount) > 0;

    public void Warn(Notice notice) => Note(_warnings, notice, ref _warningCount);

    /// <summary>Notes warnings of which some are told.</summary>
    public void Warn(FollowUp followUp)
    {
        foreach (var warning in followUp.Warnings)
            Warn(warning);
        Interlocked.Add(ref _warningCount, followUp.WarningCount - followUp.Warnings.Count);
    }

    public void Fail(Notice notice) => Note(_failures, notice, ref _failureCount);

    public void NoteIncomplete(IncompleteScope scope) => Note(_incomplete, scope, ref _incompleteCount);

    public void NoteCapability(CapabilityOutcome outcome)
    {
        lock (_lock)
        {
            _capabilities[outcome.Name] = outcome;
        }
    }

    public void CountFiltered(string rule)
    {
        lock (_lock)
        {
            _filteredCount++;
            _filtered[rule] = _filtered.GetValueOrDefault(rule) + 1;
        }
    }

    public void CountSeen(int suppressed)
    {
        Interlocked.Increment(ref _seen);
        Interlocked.Add(ref _suppressed, suppressed);
    }

    public void CountChange(EntityChangeKind? kind)
    {
        if (kind == EntityChangeKind.Added)
            Interlocked.Increment(ref _added);
        else if (kind == EntityChangeKind.Changed)
            Interlocked.Increment(ref _changed);
    }

    public void CountEmitted(long proposals, long firstOffset, long lastOffset)
    {
        lock (_lock)
        {
            _emitted += proposals;
            if (firstOffset == 0)
                return;

            _firstOffset = _firstOffset == 0 ? firstOffset : _firstOffset;
            _lastOffset = lastOffset;
        }
    }

    public void CountQuarantined() => Interlocked.Increment(ref _quarantined);

    public void CountVerdict(VerdictLevel level) => Interlocked.Increment(ref _verdicts[(int)level]);

    public void CountRemoved(string reason)
    {
        lock (_lock)
        {
            _removed[reason] = _removed.GetValueOrDefault(reason) + 1;
        }
    }

    public void SetKept(long held, long keptUnproven) => (_held, _keptUnproven) = (held, keptUnproven);

    /// <summary>Adds what one part of the run came to; what was said before, such as by a part that met the same container, is not said again.</summary>
    public void Absorb(RunReport part)
    {
        lock (_lock)
        {
            _seen += part.Entities.Seen;
            _added += part.Entities.Added;
            _changed += part.Entities.Changed;
            _filteredCount += part.Entities.Filtered;
            _emitted += part.Proposals.Emitted;
            _suppressed += part.Proposals.Suppressed;
            Add(part.FilteredByRule, _filtered);
            Add(part.OwnersByRule, _owners);
            AbsorbVerdicts(part.Verdicts ?? new VerdictCounts());
            AbsorbRange(part.Log);
        }

        Absorb(part.Warnings, part.WarningCount, _warnings, ref _warningCount);
        Absorb(part.Failures, part.FailureCount, _failures, ref _failureCount);
        Absorb(part.Scopes.IncompleteScopes, part.Scopes.Incomplete, _incomplete, ref _incompleteCount);
        foreach (var outcome in part.Capabilities)
            NoteCapability(_capabilities.TryGetValue(outcome.Name, out var known) ? known.And(outcome) : outcome);
    }

    public RunReport ToReport(RunStart start, RunStatus status, FailureCause? cause, TimeSpan duration, long completeScopes, IReadOnlyDictionary<string, long> ownersByRule)
    {
        lock (_lock)
        {
            return new RunReport
            {
                RunId = start.RunId,
                Source = start.Source,
                RequestId = start.RequestId,
                Scope = start.Scope,
                Worker = start.Worker,
                Status = status,
                Cause = cause,
                StartedAt = start.StartedAt,
                DurationMs = (long)duration.TotalMilliseconds,
                Scopes = new ScopeCounts { Complete = completeScopes, Incomplete = _incompleteCount, IncompleteScopes = [.. _incomplete] },
                Entities = Entities(),
                Proposals = new ProposalCounts { Emitted = _emitted, Suppressed = _suppressed },
                Capabilities = [.. _capabilities.Values],
                Verdicts = Verdicts(),
                Quarantined = _quarantined == 0 ? null : _quarantined,
                Removals = new RemovalCounts { ByReason = Copy(_removed), Held = _held, KeptUnproven = _keptUnproven },
                FilteredByRule = Copy(_filtered),
                OwnersByRule = WithOwnersOfParts(ownersByRule),
                Warnings = [.. _warnings],
                WarningCount = _warningCount,
                Failures = [.. _failures],
                FailureCount = _failureCount,
                Log = new LogRange { FirstOffset = _firstOffset, LastOffset = _lastOffset },
            };
        }
    }

    private void AbsorbVerdicts(VerdictCounts counts)
    {
        _verdicts[(int)VerdictLevel.Breaking] += counts.Breaking;
        _verdicts[(int)VerdictLevel.Risky] += counts.Risky;
        _verdicts[(int)VerdictLevel.Compatible] += counts.Compatible;
        _verdicts[(int)VerdictLevel.Informational] += counts.Informational;
    }

    private void AbsorbRange(LogRange range)
    {
        if (range.FirstOffset == 0)
            return;

        _firstOffset = _firstOffset == 0 ? range.FirstOffset : Math.Min(_firstOffset, range.FirstOffset);
        _lastOffset = Math.Max(_lastOffset, range.LastOffset);
    }

    private void Absorb<T>(IReadOnlyList<T> items, long itemCount, List<T> sample, ref long count)
    {
        foreach (var item in items.Where(item => !sample.Contains(item)))
            Note(sample, item, ref count);
        Interlocked.Add(ref count, itemCount - items.Count);
    }

    private SortedDictionary<string, long> WithOwnersOfParts(IReadOnlyDictionary<string, long> own)
    {
        var all = Copy(_owners);
        Add(own, all);
        return all;
    }

    private static void Add(IReadOnlyDictionary<string, long> counts, SortedDictionary<string, long> sums)
    {
        foreach (var (name, count) in counts)
            sums[name] = sums.GetValueOrDefault(name) + count;
    }

    private EntityCounts Entities() => new()
    {
        Seen = _seen,
        Added = _added,
        Changed = _changed,
        Unchanged = _seen - _added - _changed - _quarantined,
        Removed = _removed.Values.Sum(),
        Filtered = _filteredCount,
    };

    private VerdictCounts? Verdicts() => _verdicts.Sum() == 0 ? null : new VerdictCounts
    {
        Breaking = _verdicts[(int)VerdictLevel.Breaking],
        Risky = _verdicts[(int)VerdictLevel.Risky],
        Compatible = _verdicts[(int)VerdictLevel.Compatible],
        Informational = _verdicts[(int)VerdictLevel.Informational],
    };

    private static SortedDictionary<string, long> Copy(SortedDictionary<string, long> counts) => new(counts, StringComparer.Ordinal);

    private void Note<T>(List<T> sample, T item, ref long count)
    {
        lock (_lock)
        {
            count++;
            if (sample.Count < SampleSize)
                sample.Add(item);
        }
    }
}
