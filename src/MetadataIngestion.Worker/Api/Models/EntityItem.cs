namespace MetadataIngestion.Worker.Api.Models;

/// <summary>What one source says of an entity.</summary>
/// <param name="Source">The source.</param>
/// <param name="EntityType">The entity's type, such as <c>dataset</c>.</param>
/// <param name="Removed">Whether its removal was proposed.</param>
/// <param name="Aspects">The newest entry of the log for each aspect, by the aspect's name.</param>
internal sealed record EntityItem(string Source, string EntityType, bool Removed, IReadOnlyDictionary<string, LogItem> Aspects);
