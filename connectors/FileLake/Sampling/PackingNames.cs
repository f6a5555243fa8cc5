using MetadataIngestion.Connectors.FileLake.Compression;
using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Sampling;

/// <summary>The names of what whole files are packed with.</summary>
internal static class PackingNames
{
    /// <summary>In messages.</summary>
    public static string Of(Codec codec) => codec == Codec.Gzip ? "gzip" : "Zstandard";

    /// <summary>In properties.</summary>
    public static string PropertyOf(Codec codec) => codec switch
    {
        Codec.None => "none",
        Codec.Gzip => "gzip",
        _ => "zstd",
    };

    /// <summary>What is to be said of a file whose name says something else than its contents.</summary>
    public static Finding Mismatch(Codec named, Codec found) => found == Codec.None
        ? new Finding($"is named as {Of(named)} but is not compressed", "Drop the last extension from its name.")
        : new Finding($"is compressed with {Of(found)}, which its name does not say", $"Add {(found == Codec.Gzip ? ".gz" : ".zst")} to its name.");

    /// <summary>What is to be said of a format that compresses by itself inside of something else.</summary>
    public static SampleException Refuse(string format, Codec packing) => new(
        $"is {format} file inside {Of(packing)}, which is not read",
        $"Write the file without {(packing == Codec.Gzip ? ".gz" : ".zst")}; the format compresses by itself.");
}
