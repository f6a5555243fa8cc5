using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Cluster;

namespace MetadataIngestion.Worker.Tests.Cluster;

public sealed class ConfigurationInForceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Find_OneDiffers_IsWhatMostHave() =>
        Assert.Equal("old", ConfigurationInForce.Find([Worker("a", "old", 0), Worker("b", "old", 0), Worker("c", "new", 5)]));

    [Fact]
    public void Find_AsManyOfBoth_IsTheNewer() =>
        Assert.Equal("new", ConfigurationInForce.Find([Worker("a", "old", 0), Worker("b", "old", 1), Worker("c", "new", 5), Worker("d", "new", 6)]));

    [Fact]
    public void Find_WorkerOfTheOldOneStartedAgain_IsStillTheNewer() =>
        Assert.Equal("new", ConfigurationInForce.Find([Worker("a", "old", 0), Worker("b", "new", 5), Worker("c", "old", 9), Worker("d", "new", 6)]));

    [Fact]
    public void Find_MostAreGone_IsWhatTheLivingHave() =>
        Assert.Equal("new", ConfigurationInForce.Find([Worker("a", "old", 0, live: false), Worker("b", "old", 0, live: false), Worker("c", "new", 5)]));

    [Fact]
    public void Find_NobodyLives_IsNone() => Assert.Null(ConfigurationInForce.Find([Worker("a", "old", 0, live: false)]));

    internal static WorkerEntry Worker(string name, string configuration, int minutes, bool live = true) => new(
        new WorkerReport($"id-{name}", name) { Version = "1.0.0", StartedAt = Noon, Configuration = configuration }, Noon, Noon.AddMinutes(minutes), live);
}
