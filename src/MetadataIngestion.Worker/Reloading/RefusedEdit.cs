using MetadataIngestion.Worker.Configuration;

namespace MetadataIngestion.Worker.Reloading;

/// <summary>An edit of the configuration that is not in force because something is wrong with it.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Problems">Everything that is wrong with it.</param>
internal sealed record RefusedEdit(DateTimeOffset At, IReadOnlyList<ConfigurationProblem> Problems);
