namespace MetadataIngestion.Connectors.FileLake.Avro;

/// <summary>What the beginning of an Avro file says.</summary>
/// <param name="Schema">The schema as JSON, in UTF-8.</param>
/// <param name="Codec">The codec's name.</param>
/// <param name="Length">How many bytes this takes; then come the mark between blocks and the blocks.</param>
internal sealed record AvroHeader(byte[] Schema, string Codec, int Length);
