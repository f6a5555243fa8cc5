using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Filtering;
using MetadataIngestion.Core.Relaying;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Ownership.Ldap;
using MetadataIngestion.Worker.Configuration.Options;

namespace MetadataIngestion.Worker.Configuration.Validation;

/// <summary>Checks what the types of the options cannot say and no connector needs to be asked about.</summary>
internal static class IngestionRules
{
    private const string Root = "Ingestion";

    public static void Check(IngestionOptions options, TimeProvider timeProvider, SectionProblems problems)
    {
        StoreRules.Check($"{Root}:Store", options.Store, problems);
        EntryNames.Check($"{Root}:Sources", options.Sources.Keys, problems);
        EntryNames.Check($"{Root}:Sinks", options.Sinks.Keys, problems);
        EntryNames.Check($"{Root}:AdHoc", options.AdHoc.Keys, problems);
        problems.Add(Root, TransformerFactory.Validate(Transformation(options)));
        foreach (var (name, source) in options.Sources)
            CheckSource($"{Root}:Sources:{name}", source, timeProvider, problems);

        foreach (var (name, sink) in options.Sinks)
            CheckSink($"{Root}:Sinks:{name}", sink, problems);

        foreach (var (id, request) in options.AdHoc)
            CheckRequest($"{Root}:AdHoc:{id}", request, options, problems);

        ApiRules.Check($"{Root}:Api", options.Api, problems);
        CheckScheduling($"{Root}:Scheduling", options.Scheduling, problems);
        problems.Add($"{Root}:Mesh:Ldap", LdapOptions.Validate(options.Mesh.Ldap));
        ClusterRules.Check($"{Root}:Cluster", options.Cluster, options.Store, problems);
    }

    public static TransformationOptions Transformation(IngestionOptions options) =>
        new() { Transformers = options.Transformers, Owners = options.Owners };

    public static TransformationOptions Transformation(SourceOptions options) =>
        new() { Transformers = options.Transformers, Owners = options.Owners };

    private static void CheckSource(string path, SourceOptions source, TimeProvider timeProvider, SectionProblems problems)
    {
        ScheduleRules.Check(path, source, timeProvider, problems);
        if (!FabricNames.Contains(source.Environment))
        {
            var hint = NearestName.Hint(source.Environment, FabricNames.All);
            problems.Add($"{path}:Environment", $"\"{source.Environment}\" is not a fabric that DataHub knows.{hint}");
        }

        if (source.Removal.ThresholdPercent is < 0 or > 100)
            problems.Add($"{path}:Removal:ThresholdPercent", "must be from 0 to 100.");
        if (source.Removal.ThresholdCount < 0)
            problems.Add($"{path}:Removal:ThresholdCount", "must not be negative.");

        problems.Add($"{path}:Filters", AssetFilter.Validate(source.Filters));
        problems.Add(path, TransformerFactory.Validate(Transformation(source)));
    }

    private static void CheckSink(string path, SinkOptions sink, SectionProblems problems)
    {
        problems.Add($"{path}:Relay", RelayOptions.Validate(sink.Relay));
        if (sink.MaxLag <= TimeSpan.Zero)
            problems.Add($"{path}:MaxLag", "must be longer than 00:00:00.");
    }

    private static void CheckScheduling(string path, SchedulingOptions scheduling, SectionProblems problems)
    {
        if (scheduling.MaxConcurrentCrawls < 1)
            problems.Add($"{path}:MaxConcurrentCrawls", "must be at least 1.");

        foreach (var (type, limit) in scheduling.MaxConcurrentByType)
        {
            if (limit < 1)
                problems.Add($"{path}:MaxConcurrentByType:{type}", "must be at least 1. To crawl no source of this type, disable them.");
        }
    }

    private static void CheckRequest(string path, AdHocOptions request, IngestionOptions options, SectionProblems problems)
    {
        if (request.Source is { } name && !options.Sources.ContainsKey(name))
            problems.Add($"{path}:Source", $"\"{name}\" is not a source.{NearestName.Hint(name, [.. options.Sources.Keys])}");
        if (request.Scope is { } scope && !CrawlScope.TryParse(scope, out _, out var error))
            problems.Add($"{path}:Scope", error);
    }
}
