using MetadataIngestion.Connectors.FileLake.Avro;
using MetadataIngestion.Connectors.FileLake.Delimited;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Json;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Orc;
using MetadataIngestion.Connectors.FileLake.Parquet;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>Makes the readers of a crawl's datasets, each with a buffer for samples that it has for itself.</summary>
internal sealed class FormatReaders(FileLakeOptions options)
{
    public IFormatReader Create(FileFormat format, SampleReader samples) => format switch
    {
        FileFormat.Csv or FileFormat.Tsv => new TextFormatReader(samples, new DelimitedSampler(prefersTab: format == FileFormat.Tsv, options.Header, options.MaxRecords)),
        FileFormat.Parquet => new ParquetReader(options.MergeFieldsBy),
        FileFormat.Avro => new AvroReader(options.MergeFieldsBy),
        FileFormat.Orc => new OrcReader(options.MergeFieldsBy),
        _ => new TextFormatReader(samples, new JsonSampler(isLines: format == FileFormat.JsonLines, options.MaxRecords)),
    };
}
