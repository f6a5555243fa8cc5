using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh.Explaining;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Says why each owner, domain, product and tag of an entity is there.</summary>
internal sealed class ExplainVerb : Verb
{
    private readonly Argument<string> _urn = new("URN") { Description = "An asset, domain or data product, by its URN" };

    public ExplainVerb()
        : base("explain", "Say why each owner, domain, product and tag of an entity is there, by which evidence and which line of which file", "explain 'urn:li:dataset:(urn:li:dataPlatform:postgres,shop.public.orders,PROD)'", "explain urn:li:domain:sales --output json")
    {
        _urn.Validators.Add(ValueRules.RefuseOptions);
        Add(_urn);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: true);
        var urn = context.Arguments.GetRequiredValue(_urn);
        var explanation = new MeshExplanation(runtime.Configuration.Mesh);
        if (explanation.Of(urn) is { } reasons)
        {
            Print(context, urn, reasons);
            return ExitCodes.Ok;
        }

        runtime.StandInForMissingStore();
        var store = await runtime.OpenStoreAsync(cancellationToken);
        var (source, pathKey) = await FindAsync(runtime, store, urn, cancellationToken);
        var trace = new AssetTrace(urn, pathKey);
        var exitCode = await InspectingCrawl.RunAsync(
            context,
            runtime,
            source,
            trace,
            definition => definition with { Filter = trace.Narrow(definition.Filter), Transformers = trace.Follow(definition.Transformers) },
            cancellationToken);
        if (!trace.IsFound)
        {
            context.Messages.Error($"The source {source.Name} does not have {urn} now. Crawl it to see what became of it.");
            return exitCode == ExitCodes.Ok ? ExitCodes.Failed : exitCode;
        }

        await using var session = await store.BeginPreviewAsync(LookAt(runtime, source.Name), cancellationToken);
        Print(context, urn, [.. trace.Explain(), .. await explanation.ProductsOfAsync(urn, source.Name, pathKey, session, cancellationToken)]);
        return exitCode;
    }

    /// <summary>The source that describes an asset, and the asset's path in it.</summary>
    /// <exception cref="UsageException">No source that can be crawled describes it.</exception>
    private static async Task<(ConfiguredSource Source, string PathKey)> FindAsync(IngestionRuntime runtime, IMetadataStore store, string urn, CancellationToken cancellationToken)
    {
        foreach (var description in await store.FindEntityAsync(urn, cancellationToken))
        {
            if (description.Removed || !runtime.Sources.TryGetValue(description.Source, out var source))
                continue;

            await using var session = await store.BeginPreviewAsync(LookAt(runtime, source.Name), cancellationToken);
            if (await session.LoadAsync([urn], cancellationToken) is [{ } state])
                return (source, state.Path);
        }

        throw new UsageException($"no enabled source has {urn}. Write the URN as log read shows it; a source must have been crawled once.");
    }

    // Only to look: no run comes of it.
    private static RunStart LookAt(IngestionRuntime runtime, string source) => new("none", source, runtime.TimeProvider.GetUtcNow());

    private static void Print(VerbContext context, string urn, IReadOnlyList<Reason> reasons)
    {
        if (context.IsJson)
        {
            JsonLines.Write(context, new JsonObject { ["urn"] = urn, ["reasons"] = new JsonArray([.. reasons.Select(ToJson)]) });
            return;
        }

        if (reasons.Count == 0)
            context.Hint($"Nothing is said about owners, domains, products and tags of {urn}.");
        else
            context.Tables.Print(["what", "value", "why", "confidence"], reasons.Select(Row));
    }

    private static string[] Row(Reason reason) => [reason.What, reason.Value, reason.Why, reason.Confidence?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-"];

    private static JsonNode ToJson(Reason reason) => new JsonObject
    {
        ["what"] = reason.What,
        ["value"] = reason.Value,
        ["why"] = reason.Why,
        ["confidence"] = reason.Confidence,
    };
}
