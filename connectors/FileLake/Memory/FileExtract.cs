namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>The one part of a file that its schema is read from.</summary>
/// <param name="Length">The file's size.</param>
/// <param name="Offset">Where the part begins.</param>
/// <param name="Bytes">The part.</param>
internal sealed record FileExtract(long Length, long Offset, byte[] Bytes);
