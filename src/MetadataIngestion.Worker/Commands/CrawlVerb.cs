using System.CommandLine;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Ownership.Ldap;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Crawls sources now, in this process, and then delivers to the sinks.</summary>
internal sealed class CrawlVerb : Verb
{
    private readonly Argument<string[]> _names = new("SOURCE")
    {
        Description = "The sources to crawl, by their names in the configuration",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _all = new("--all") { Description = "Crawl every enabled source" };

    private readonly Option<bool> _approve = new("--approve-removals") { Description = "Release removals above the threshold" };

    private readonly ScopeOption _scope = new();

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Show what would change, as plan does; write and deliver nothing" };

    private readonly PluginOption _plugins = new();

    public CrawlVerb()
        : base("crawl", "Crawl sources now, then deliver what changed to the sinks", "crawl sales", "crawl --all --output json", "crawl sales --scope sales.public", "crawl sales --approve-removals", "crawl weather --plugin bin/Release/net10.0 --dry-run")
    {
        _names.Validators.Add(ValueRules.RefuseOptions);
        Add(_names);
        Add(_all);
        Add(_approve);
        Add(_scope);
        Add(_dryRun);
        Add(_plugins);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await RefreshDirectoryAsync(context, cancellationToken);
        await using var runtime = context.Load(withSources: true, pluginFolders: _plugins.Read(context));
        var exitCode = ExitCodes.Ok;
        var sources = Select(context, runtime);
        if (sources.Count > 1 && _scope.Read(context.Arguments) is not null)
            throw new UsageException("--scope names a part of one source; name that source alone.");

        foreach (var source in sources)
        {
            exitCode = RunExitCodes.Worst(exitCode, await CrawlAsync(context, runtime, source, cancellationToken));
            if (cancellationToken.IsCancellationRequested)
                return ExitCodes.Interrupted;
        }

        WarnAboutFiles(context, runtime.Configuration);
        exitCode = RunExitCodes.Worst(exitCode, await CrawlMeshAsync(context, runtime, cancellationToken));
        return context.Arguments.GetValue(_dryRun)
            ? exitCode
            : RunExitCodes.Worst(exitCode, await new DeliveryReporter(context, runtime).DeliverAsync(cancellationToken));
    }

    private IReadOnlyList<ConfiguredSource> Select(VerbContext context, IngestionRuntime runtime)
    {
        var names = context.Arguments.GetValue(_names) ?? [];
        if (names is [MeshSource.Name] && !context.Arguments.GetValue(_all) && !runtime.Sources.ContainsKey(MeshSource.Name))
            return [];

        return (names.Length > 0, context.Arguments.GetValue(_all)) switch
        {
            (true, true) => throw new UsageException("name sources or give --all, not both."),
            (true, false) => SourceSelection.Pick(runtime, names),
            (false, true) when runtime.Sources.Count > 0 => [.. runtime.Sources.Values],
            (false, true) => throw new UsageException("the configuration has no enabled source. Add one under Ingestion:Sources."),
            _ => throw new UsageException($"name a source, or give --all.{SourceList(runtime)}"),
        };
    }

    // One source that fails does not keep the others from being crawled.
    private async Task<int> CrawlAsync(VerbContext context, IngestionRuntime runtime, ConfiguredSource source, CancellationToken cancellationToken)
    {
        var observer = new CrawlObserver(source.Name, context.Messages, runtime.TimeProvider, context.Environment.Width);
        try
        {
            if (context.Arguments.GetValue(_dryRun))
                return RunExitCodes.Of(await PreviewCrawl.RunAsync(context, runtime, source, request => Shape(context, source, request), cancellationToken));

            var report = await new SourceCrawler(runtime).CrawlAsync(source, request => Shape(context, source, request), observer, cancellationToken);
            context.Messages.ClearStatus();
            ReportWriter.Write(context, report);
            return RunExitCodes.Of(report);
        }
        catch (Exception exception) when (exception is SourceBusyException or Plugins.PluginUnavailableException or Abstractions.SourceException)
        {
            context.Messages.Error($"{source.Name}: {FailureReporter.Describe(exception)}");
            return FailureReporter.ExitCode(exception);
        }
    }

    /// <summary>What is kept of the LDAP directory is part of the configuration, so it is brought up to date before that is read.</summary>
    private async Task RefreshDirectoryAsync(VerbContext context, CancellationToken cancellationToken)
    {
        if (context.Arguments.GetValue(_dryRun))
            return;

        // What is wrong with the configuration is told when it is loaded to be used.
        var configuration = context.ReadConfiguration(withSources: false);
        if (configuration.DirectorySnapshot is not { } file || LdapOptions.Validate(configuration.Ingestion.Mesh.Ldap).Count > 0)
            return;

        var cache = new DirectoryCache(configuration.Ingestion.Mesh.Ldap, file, context.Environment.TimeProvider);
        if (cache.RemainingTime() > TimeSpan.Zero)
            return;

        try
        {
            await cache.RefreshAsync(cancellationToken);
        }
        catch (LdapDirectoryException exception)
        {
            context.Messages.Warning(context.Redactor.Redact($"The LDAP directory could not be read, and what was known before counts. {exception.Message}\n  {exception.Remedy}"));
        }
    }

    /// <summary>The findings say it once, when they are opened; whoever crawls by hand is told each time that something is left out.</summary>
    private static void WarnAboutFiles(VerbContext context, LoadedConfiguration configuration)
    {
        var refused = configuration.Mesh.Findings.Concat(configuration.Contracts.Findings).Concat(configuration.Policies.Findings).Where(finding => finding.Level == FindingLevel.Error);
        var files = refused.Select(finding => finding.File).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (files.Count > 0)
            context.Messages.Warning($"Not everything in these files of the mesh can be used: {string.Join(", ", files)}. The command validate says why.");
    }

    /// <summary>Products list what the sources have, so the mesh comes after them.</summary>
    private async Task<int> CrawlMeshAsync(VerbContext context, IngestionRuntime runtime, CancellationToken cancellationToken)
    {
        try
        {
            var preview = context.Arguments.GetValue(_dryRun);
            var report = await new MeshCrawler(runtime).CrawlAsync(
                runtime.Configuration, request => request with { ApproveRemovals = context.Arguments.GetValue(_approve), Preview = preview }, cancellationToken);
            if (report is not null)
                ReportWriter.Write(context, report);
            if (!preview && report?.Status is not (RunStatus.Failed or RunStatus.Cancelled))
                await LookAgainAsync(context, runtime, cancellationToken);
            return report is null ? ExitCodes.Ok : RunExitCodes.Of(report);
        }
        catch (SourceBusyException exception)
        {
            context.Messages.Error($"{MeshSource.Name}: {FailureReporter.Describe(exception)}");
            return FailureReporter.ExitCode(exception);
        }
    }

    private CrawlRequest Shape(VerbContext context, ConfiguredSource source, CrawlRequest request) => request with
    {
        ApproveRemovals = context.Arguments.GetValue(_approve),
        Scope = _scope.Read(context.Arguments),
        WholeBecause = source.Options.Split is null ? null : "the command crawl works alone, and trigger lets the workers of a cluster share a crawl",
    };

    private static async Task LookAgainAsync(VerbContext context, IngestionRuntime runtime, CancellationToken cancellationToken)
    {
        var (reports, busy) = await new MeshCrawler(runtime).LookAgainAsync(runtime.Configuration, cancellationToken);
        foreach (var report in reports)
            ReportWriter.Write(context, report);
        if (busy.Count > 0)
            context.Messages.Warning($"Policies about data products may be out of date for what is being crawled elsewhere: {string.Join(", ", busy)}. The next crawl of mesh evaluates them.");
    }

    private static string SourceList(IngestionRuntime runtime) =>
        runtime.Sources.Count == 0 ? " The configuration has none yet." : $" There are: {string.Join(", ", runtime.Sources.Keys)}.";
}
