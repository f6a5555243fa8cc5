using MetadataIngestion.Worker.Configuration.Schema;
using MetadataIngestion.Worker.Plugins;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Writes the JSON schema of the configuration. The configuration itself need not be right for that.</summary>
internal sealed class SchemaVerb() : Verb("schema", "Write the JSON schema of the configuration, the loaded connectors' options included", "schema > config/schema.json")
{
    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var configuration = context.ReadConfiguration(withSources: false);
        using var loggers = context.CreateLoggers(configuration);
        await using var plugins = PluginCatalog.Discover(configuration.Ingestion.Plugins, loggers, context.Environment.TimeProvider);
        plugins.LoadAll();
        var connectors = new SortedDictionary<string, Type?>(StringComparer.Ordinal);
        foreach (var plugin in plugins.Plugins)
        {
            if (plugin.Descriptor is { } descriptor)
                connectors[descriptor.Type] = descriptor.OptionsType;
        }

        var sinks = context.CreateSinkFactories().ToDictionary(factory => factory.Key, factory => (Type?)factory.Value.OptionsType);
        context.Output.Text.Write(ConfigurationSchema.Generate(connectors, sinks));
        return ExitCodes.Ok;
    }
}
