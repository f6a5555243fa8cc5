using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Hudi;

/// <summary>A completed write in a table's timeline.</summary>
/// <param name="Begin">When it began, as digits.</param>
/// <param name="End">When it was completed; in old timelines the same as its begin.</param>
/// <param name="Path">Where its file is.</param>
/// <param name="Entry">Its file.</param>
internal sealed record HudiInstant(string Begin, string End, string Path, StoreEntry Entry);
