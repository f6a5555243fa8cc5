using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Storing;

/// <summary>An entity as the log has left it.</summary>
/// <param name="Urn">The URN.</param>
/// <param name="EntityType">The type in DataHub's registry, such as <c>dataset</c>.</param>
/// <param name="Source">The source that describes it.</param>
/// <param name="Removed">Whether its removal was proposed.</param>
/// <param name="Aspects">The newest entry of the log for each aspect that it has, in the order of the aspects' names.</param>
public sealed record EntityDescription(string Urn, string EntityType, string Source, bool Removed, IReadOnlyList<LogEntry> Aspects);
