using MetadataIngestion.Connectors.FileLake.Delimited;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Json;
using MetadataIngestion.Connectors.FileLake.Layout;

namespace MetadataIngestion.Connectors.FileLake.Description;

internal static class SchemaSamplers
{
    public static ISchemaSampler Create(FileFormat format, FileLakeOptions options) => format switch
    {
        FileFormat.Csv or FileFormat.Tsv => new DelimitedSampler(prefersTab: format == FileFormat.Tsv, options.Header, options.MaxRecords),
        _ => new JsonSampler(isLines: format == FileFormat.JsonLines, options.MaxRecords),
    };
}
