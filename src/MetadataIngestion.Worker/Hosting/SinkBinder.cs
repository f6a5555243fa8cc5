using MetadataIngestion.Sinks;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Configuration.Binding;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Configuration.Tree;
using MetadataIngestion.Worker.Configuration.Validation;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>Binds the options of the enabled sinks, noting everything that is wrong.</summary>
internal sealed class SinkBinder(IReadOnlyDictionary<string, ISinkFactory> factories, LoadedConfiguration configuration)
{
    private readonly ProblemList _problems = configuration.Problems;
    private readonly SectionProblems _sections = new(configuration.Tree, configuration.Problems);

    /// <summary>The enabled sinks by name; those with problems are left out.</summary>
    public IReadOnlyDictionary<string, ConfiguredSink> Bind()
    {
        var sinks = new SortedDictionary<string, ConfiguredSink>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, options) in configuration.Ingestion.Sinks)
        {
            if (options is { Enabled: true, Type.Length: > 0 } && Bind($"Ingestion:Sinks:{name}", name, options) is { } sink)
                sinks.Add(name, sink);
        }

        return sinks;
    }

    private ConfiguredSink? Bind(string path, string name, SinkOptions options)
    {
        if (!factories.TryGetValue(options.Type, out var factory))
        {
            _sections.Add($"{path}:Type", $"\"{options.Type}\" is not a type of sink.{NearestName.Hint(options.Type, [.. factories.Keys])}");
            return null;
        }

        var before = _problems.Count;
        var bound = new StrictBinder(_problems).BindObject(factory.OptionsType, options.Options, $"{path}:Options", configuration.Tree.Resolve(path)?.Location);
        if (_problems.Count == before)
            _sections.Add($"{path}:Options", factory.Validate(bound));

        if (factory.Relay is { } relay && configuration.Tree.Resolve($"{path}:Relay") is null)
            options.Relay = relay;

        return _problems.Count == before
            ? new ConfiguredSink(name, options, () => factory.Create(bound), NodeFingerprint.Of(configuration.Tree.Resolve(path)))
            : null;
    }
}
