using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Configuration;

namespace MetadataIngestion.Sinks.Console;

internal sealed class ConsoleSinkFactory(Func<Stream> openConsole) : SinkFactory<ConsoleSinkOptions>
{
    public override string Type => "console";

    protected override IReadOnlyList<OptionError> Validate(ConsoleSinkOptions options) => [];

    protected override IMetadataSink Create(ConsoleSinkOptions options) => new ConsoleSink(options, openConsole);
}
