using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Cluster;

namespace MetadataIngestion.Worker.Tests.Cluster;

public sealed class ClusterViewTests
{
    [Fact]
    public void RefusedByAll_OneWorkerHasTheConnector_IsNotRefused() =>
        Assert.Empty(View(Refusing("a", "sales"), Refusing("b")).RefusedByAll());

    [Fact]
    public void RefusedByAll_NobodyHasTheConnector_SaysWhy()
    {
        var refused = View(Refusing("a", "sales"), Refusing("b", "sales", "hr")).RefusedByAll();

        Assert.Equal(KeyValuePair.Create("sales", "no connector"), Assert.Single(refused));
    }

    [Fact]
    public void RefusedByAll_OnlyOneThatStandsByCould_IsRefused() =>
        Assert.Single(View(Refusing("a", "sales"), ConfigurationInForceTests.Worker("b", "other", 0)).RefusedByAll());

    private static ClusterView View(params WorkerEntry[] workers) => new(workers, "same");

    private static WorkerEntry Refusing(string name, params string[] sources)
    {
        var worker = ConfigurationInForceTests.Worker(name, "same", 0);
        return worker with { Report = worker.Report with { Refused = sources.ToDictionary(source => source, _ => "no connector") } };
    }
}
