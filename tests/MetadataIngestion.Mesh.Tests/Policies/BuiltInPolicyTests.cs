using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Tests.Crawling;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Mesh.Policies.Evaluating;
using MetadataIngestion.Storage.PostgreSql;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Mesh.Tests.Policies;

public sealed class BuiltInPolicyTests : IAsyncLifetime
{
    private readonly Workbench _workbench = new();

    public Task InitializeAsync() => _workbench.InitializeAsync();

    public Task DisposeAsync() => _workbench.DisposeAsync();

    [Fact]
    public void All_EachHasASampleAndSaysWhatToDo()
    {
        Assert.Equal(PolicySamples.Policies.Order(StringComparer.Ordinal), BuiltInPolicies.All.Select(policy => policy.Id));
        Assert.All(BuiltInPolicies.All, policy => Assert.False(string.IsNullOrEmpty(policy.Remedy)));
    }

    [Fact]
    public async Task Evaluate_Samples_TheBadOnesViolateAndTheGoodOnesPass()
    {
        await PolicySamples.StoreAsync(_workbench.Store);

        await CheckAsync(_workbench.Store);
    }

    [PostgresFact]
    public async Task Evaluate_SamplesInPostgreSql_AreJudgedAlike()
    {
        foreach (var major in PostgresServer.Majors)
        {
            await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
            var options = new PostgreSqlStoreOptions { ConnectionString = database.ConnectionString };
            await using var store = new PostgreSqlMetadataStore(options, TimeProvider.System, NullLogger<PostgreSqlMetadataStore>.Instance);
            await store.OpenAsync(CancellationToken.None);
            await PolicySamples.StoreAsync(store);

            await CheckAsync(store);
        }
    }

    private static async Task CheckAsync(IMetadataStore store)
    {
        var evaluator = new PolicyEvaluator(PolicyCatalog.Empty, store.QueryAsync, DateTimeOffset.UtcNow);
        var verdicts = new List<string>();
        foreach (var policy in BuiltInPolicies.All)
        {
            var bad = await evaluator.EvaluateAsync(policy, new StateScope { Urns = [PolicySamples.Urn(policy.Id, "bad")] }, CancellationToken.None);
            var good = await evaluator.EvaluateAsync(policy, new StateScope { Urns = [PolicySamples.Urn(policy.Id, "good")] }, CancellationToken.None);
            verdicts.Add($"{policy.Id} {Describe(bad)} {Describe(good)}");
        }

        Assert.Equal(BuiltInPolicies.All.Select(policy => $"{policy.Id} violated passed"), verdicts);
    }

    private static string Describe(PolicyOutcome outcome) => outcome switch
    {
        { Problem: { } problem } => problem.Message,
        { Violations.Count: 1 } => "violated",
        { Passed: 1 } => "passed",
        { Unknown: 1 } => "unknown",
        _ => $"asked {outcome.Asked}",
    };
}
