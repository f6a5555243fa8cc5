using MetadataIngestion.Abstractions;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Configuration.Binding;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Configuration.Tree;
using MetadataIngestion.Worker.Configuration.Validation;
using MetadataIngestion.Worker.Plugins;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>Binds the connectors' own options of the enabled sources, noting everything that is wrong.</summary>
internal sealed class SourceBinder(PluginCatalog plugins, LoadedConfiguration configuration)
{
    private readonly ProblemList _problems = configuration.Problems;
    private readonly SectionProblems _sections = new(configuration.Tree, configuration.Problems);

    private readonly SortedDictionary<string, string> _refused = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a connector that is missing keeps only its sources from being crawled here, since another worker of the cluster may have it, rather than
    /// the service from starting.
    /// </summary>
    public bool Refuses { get; init; }

    /// <summary>The sources left out because of that, each with the reason.</summary>
    public IReadOnlyDictionary<string, string> Refused => _refused;

    /// <summary>The enabled sources by name; those with problems are left out.</summary>
    public IReadOnlyDictionary<string, ConfiguredSource> Bind()
    {
        var sources = new SortedDictionary<string, ConfiguredSource>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, options) in configuration.Ingestion.Sources)
        {
            // Problems of the source itself are noted already, and a broken pattern cannot be made into a filter.
            var path = $"Ingestion:Sources:{name}";
            var isSound = !_problems.Problems.Any(problem => problem.Path.StartsWith($"{path}:", StringComparison.OrdinalIgnoreCase));
            if (options is { Enabled: true, Type.Length: > 0 } && Find(path, name, options.Type) is { } connector && BindOptions(path, options, connector, out var bound) && isSound)
                sources.Add(name, Configured(path, name, options, connector, bound));
        }

        CheckTypesWithLimits();
        CheckSplits(sources.Values);
        return sources;
    }

    private void CheckSplits(IEnumerable<ConfiguredSource> sources)
    {
        foreach (var source in sources.Where(source => source is { Options.Split: not null, Connector.CanSplit: false }))
            _sections.Add($"Ingestion:Sources:{source.Name}:Split", $"is set, and the connector {source.Connector.Type} cannot divide a source. Remove it.");
    }

    private void CheckTypesWithLimits()
    {
        if (Refuses)
            return;

        var known = plugins.Plugins.Select(plugin => plugin.Type).ToList();
        foreach (var type in configuration.Ingestion.Scheduling.MaxConcurrentByType.Keys.Where(type => !known.Contains(type, StringComparer.OrdinalIgnoreCase)))
            _sections.Add($"Ingestion:Scheduling:MaxConcurrentByType:{type}", $"is not a connector.{NearestName.Hint(type, known)}");
    }

    private ConfiguredSource Configured(string path, string name, SourceOptions options, ConnectorDescriptor connector, object? bound)
    {
        var tree = configuration.Tree;
        var fingerprint = NodeFingerprint.Of(tree.Resolve(path), tree.Resolve("Ingestion:Transformers"), tree.Resolve("Ingestion:Owners")) + configuration.Contracts.Fingerprint + configuration.Mesh.Fingerprint + configuration.Policies.Fingerprint;
        return new ConfiguredSource(name, options, connector, bound, IngestionRules.Transformation(configuration.Ingestion), fingerprint)
        {
            Contracts = configuration.Contracts,
            Mesh = configuration.Mesh,
            Policies = configuration.Policies,
            IsOnlyOfItsKind = configuration.Ingestion.Sources.Values.Count(other => other.Type.Equals(options.Type, StringComparison.OrdinalIgnoreCase)) == 1,
        };
    }

    private ConnectorDescriptor? Find(string path, string name, string type)
    {
        var known = plugins.Plugins.Select(plugin => plugin.Type).ToList();
        if (!known.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            var hint = known.Count == 0 ? $" There is none in {plugins.Directory}: install one there." : NearestName.Hint(type, known);
            NoteMissing(path, name, $"\"{type}\" is not a connector.{hint}");
            return null;
        }

        try
        {
            return plugins.GetDescriptor(type);
        }
        catch (PluginUnavailableException exception)
        {
            NoteMissing(path, name, exception.Message);
            return null;
        }
    }

    private void NoteMissing(string path, string name, string message)
    {
        if (Refuses)
            _refused.Add(name, message);
        else
            _sections.Add($"{path}:Type", message);
    }

    private bool BindOptions(string path, SourceOptions options, ConnectorDescriptor connector, out object? bound)
    {
        var before = _problems.Count;
        var optionsPath = $"{path}:Options";
        var location = configuration.Tree.Resolve(path)?.Location;
        bound = connector.OptionsType is { } type ? new StrictBinder(_problems).BindObject(type, options.Options, optionsPath, location) : null;
        if (bound is null && options.Options is { IsEmpty: false })
            _sections.Add(optionsPath, $"is not empty, and the connector {connector.Type} has no options. Remove it.");

        if (bound is not null && _problems.Count == before)
        {
            foreach (var message in plugins.ValidateOptions(connector.Type, bound))
                _sections.Add(optionsPath, message);
        }

        return _problems.Count == before;
    }
}
