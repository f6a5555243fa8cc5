using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Configuration;
using MetadataIngestion.Core.Relaying;

namespace MetadataIngestion.Sinks;

/// <summary>A factory that knows the type of its options.</summary>
internal abstract class SinkFactory<TOptions> : ISinkFactory
    where TOptions : class, new()
{
    public abstract string Type { get; }

    public Type OptionsType => typeof(TOptions);

    public virtual RelayOptions? Relay => null;

    public IReadOnlyList<OptionError> Validate(object options) => Validate((TOptions)options);

    public IMetadataSink Create(object options) => Create((TOptions)options);

    protected abstract IReadOnlyList<OptionError> Validate(TOptions options);

    protected abstract IMetadataSink Create(TOptions options);
}
