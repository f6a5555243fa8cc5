namespace MetadataIngestion.Worker.Api.Models;

/// <summary>The configuration in force.</summary>
/// <param name="Revision">Counts the configurations that were in force since the service started, from 1.</param>
/// <param name="LoadedAt">When it came into force.</param>
/// <param name="Sources">How many sources are enabled.</param>
/// <param name="Sinks">How many sinks are enabled.</param>
/// <param name="Conflicts">Ad-hoc requests in it that are not run, because their ids were used for others.</param>
/// <param name="Refused">The newest edit, when it is not in force because something is wrong with it.</param>
internal sealed record ConfigurationView(
    long Revision, DateTimeOffset LoadedAt, int Sources, int Sinks, IReadOnlyList<ProblemView> Conflicts, RefusedView? Refused);
