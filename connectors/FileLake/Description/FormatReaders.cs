using MetadataIngestion.Connectors.FileLake.Avro;
using MetadataIngestion.Connectors.FileLake.Delimited;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Json;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Parquet;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>Makes the readers of a crawl's datasets. They share one buffer for samples, since datasets are read one after another.</summary>
internal sealed class FormatReaders(FileLakeOptions options)
{
    private readonly SampleReader _samples = new(options.MaxBytes);

    public IFormatReader Create(FileFormat format) => format switch
    {
        FileFormat.Csv or FileFormat.Tsv => Text(new DelimitedSampler(prefersTab: format == FileFormat.Tsv, options.Header, options.MaxRecords)),
        FileFormat.Parquet => new ParquetReader(),
        FileFormat.Avro => new AvroReader(),
        _ => Text(new JsonSampler(isLines: format == FileFormat.JsonLines, options.MaxRecords)),
    };

    private TextFormatReader Text(ISchemaSampler sampler) => new(_samples, sampler);
}
