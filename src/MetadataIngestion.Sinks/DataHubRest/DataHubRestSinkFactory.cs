using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Configuration;
using MetadataIngestion.Sinks.Http;

namespace MetadataIngestion.Sinks.DataHubRest;

internal sealed class DataHubRestSinkFactory : SinkFactory<DataHubRestSinkOptions>
{
    public override string Type => "datahub-rest";

    protected override IReadOnlyList<OptionError> Validate(DataHubRestSinkOptions options)
    {
        var errors = new List<OptionError>(UrlRule.Check(nameof(options.Server), options.Server, "http://datahub-gms:8080"));
        errors.AddRange(TokenRule.Check(nameof(options.Token), options.Token));
        if (options.RequestEntries <= 0)
            errors.Add(new OptionError(nameof(options.RequestEntries), "A request must hold at least 1 proposal; leave it out for 200."));
        if (options.RequestBytes <= 0)
            errors.Add(new OptionError(nameof(options.RequestBytes), "The size must be more than 0 bytes; leave it out for 15 MiB."));
        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromDays(1))
            errors.Add(new OptionError(nameof(options.Timeout), "The time must be more than none and at most a day; leave it out for a minute."));
        errors.AddRange(TlsRule.Check(nameof(options.Tls), options.Tls));
        return errors;
    }

    protected override IMetadataSink Create(DataHubRestSinkOptions options) => new DataHubRestSink(options, TimeProvider.System);
}
