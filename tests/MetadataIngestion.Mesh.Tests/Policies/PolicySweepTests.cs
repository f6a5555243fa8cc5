using System.Globalization;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Tests.Crawling;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Mesh.Policies.Evaluating;
using MetadataIngestion.Mesh.Policies.Model;

namespace MetadataIngestion.Mesh.Tests.Policies;

public sealed class PolicySweepTests : IAsyncLifetime
{
    private const int Tables = PolicySweep.AssetsAtOnce + 10;

    private static readonly Policy s_ends = new("S1", "Ends in seven", "SELECT s.urn, a.name || ' ends in 7.' AS message FROM mesh_scope AS s JOIN mesh_asset AS a ON a.urn = s.urn WHERE a.name LIKE '%007'");
    private static readonly Policy s_many = new("S2", "No more than ten tables", $"SELECT s.urn, 'There are ' || (SELECT count(*) FROM mesh_scope) AS message FROM mesh_scope AS s WHERE s.urn LIKE '%t0001,%'") { OnCrawl = false };

    private readonly Workbench _workbench = new();
    private int _asked;

    public async Task InitializeAsync()
    {
        await _workbench.InitializeAsync();
        await _workbench.CrawlAsync(Catalog.With([.. Enumerable.Range(1, Tables).Select(number => Catalog.Table(string.Create(CultureInfo.InvariantCulture, $"app.public.t{number:D4}"), null, "id"))]));
    }

    public Task DisposeAsync() => _workbench.DisposeAsync();

    [Fact]
    public async Task Evaluate_MoreThanOnePart_IsOneOutcomeInTheOrderOfPaths()
    {
        var outcome = Assert.Single(await EvaluateAsync(s_ends));

        Assert.Equal(["app.public.t0007", "app.public.t1007", "app.public.t2007", "app.public.t3007", "app.public.t4007"], outcome.Violations.Select(violation => violation.Path));
        Assert.Equal((Tables, Tables, Tables - 5), (outcome.Asked, outcome.Judged, outcome.Passed));
    }

    [Fact]
    public async Task Evaluate_PolicyThatLooksAtEverything_IsAskedOnceAboutAllOfIt()
    {
        var outcomes = await EvaluateAsync(s_many, s_ends);

        Assert.Equal(["S2", "S1"], outcomes.Select(outcome => outcome.Policy.Id));
        Assert.Equal($"There are {Tables}", Assert.Single(outcomes[0].Violations).Message);
    }

    [Fact]
    public async Task Evaluate_PolicyThatFails_IsNotAskedAgain()
    {
        var outcomes = await EvaluateAsync(s_ends with { Id = "S3", Select = "SELECT urn FROM nowhere" }, s_ends);

        Assert.Contains("nowhere", outcomes[0].Problem?.Message, StringComparison.Ordinal);
        Assert.Equal(1, _asked);
        Assert.Equal(5, outcomes[1].Violations.Count);
    }

    private Task<IReadOnlyList<PolicyOutcome>> EvaluateAsync(params Policy[] policies) =>
        new PolicySweep(new PolicyEvaluator(PolicyCatalog.Empty, AskAsync, DateTimeOffset.UtcNow), AskAsync).EvaluateAsync(policies, new StateScope(), CancellationToken.None);

    private Task<StateRows> AskAsync(StateQuery query, CancellationToken cancellationToken)
    {
        if (query.Sql.Contains("nowhere", StringComparison.Ordinal))
            _asked++;
        return _workbench.Store.QueryAsync(query, cancellationToken);
    }
}
