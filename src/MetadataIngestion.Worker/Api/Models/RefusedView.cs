namespace MetadataIngestion.Worker.Api.Models;

/// <summary>An edit of the configuration that is not in force.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Problems">Everything that is wrong with it.</param>
internal sealed record RefusedView(DateTimeOffset At, IReadOnlyList<ProblemView> Problems);
