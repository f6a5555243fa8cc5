using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Configuration;

namespace MetadataIngestion.Sinks.File;

internal sealed class FileSinkFactory : SinkFactory<FileSinkOptions>
{
    public override string Type => "file";

    protected override IReadOnlyList<OptionError> Validate(FileSinkOptions options)
    {
        var errors = new List<OptionError>();
        if (string.IsNullOrWhiteSpace(options.Path))
            errors.Add(new OptionError(nameof(options.Path), "The path is missing; give the file to write, such as data/metadata.ndjson."));
        else if (options.Path.Contains('\0', StringComparison.Ordinal) || string.IsNullOrEmpty(Path.GetFileName(options.Path)))
            errors.Add(new OptionError(nameof(options.Path), $"\"{options.Path}\" is no path of a file; give the file to write, such as data/metadata.ndjson."));
        if (options.MaxBytes <= 0)
            errors.Add(new OptionError(nameof(options.MaxBytes), "The size must be more than 0 bytes; leave it out for 256 MiB."));

        return errors;
    }

    protected override IMetadataSink Create(FileSinkOptions options) => new FileSink(options);
}
