namespace MetadataIngestion.Worker.Tests.Reloading;

public sealed class ConfigurationWatcherTests
{
    private const string OneLake = """{ "Sources": { "lake": { "Type": "filelake", "Options": { "Root": "." } } } }""";

    [Fact]
    public async Task Watch_ValidEdit_IsPutIntoForce()
    {
        await using var harness = await ReloadHarness.StartAsync(OneLake);

        harness.Configure(
            """{ "Sources": { "lake": { "Type": "filelake", "Schedule": "0 0 3 * * ?", "Options": { "Root": "." } } }, "Sinks": { "out": { "Type": "console" } } }""");
        var snapshot = await harness.WaitForNewerAsync(1);

        Assert.Equal(2, snapshot.Revision);
        Assert.Equal("0 0 3 * * ?", snapshot.Sources["lake"].Options.Schedule);
        Assert.Equal(["out"], snapshot.Sinks.Keys);
        Assert.Null(harness.Current.Refused);
    }

    [Fact]
    public async Task Watch_OneSourceEdited_OnlyItsFingerprintChanges()
    {
        const string edited = """{ "Sources": { "a": { "Type": "filelake", "Options": { "Root": "x" } }, "b": { "Type": "filelake", "Options": { "Root": "." } } } }""";
        await using var harness = await ReloadHarness.StartAsync(edited.Replace("\"x\"", "\".\"", StringComparison.Ordinal));
        var before = harness.Current.Snapshot;

        harness.Configure(edited);
        var after = await harness.WaitForNewerAsync(1);

        Assert.NotEqual(before.Sources["a"].Fingerprint, after.Sources["a"].Fingerprint);
        Assert.Equal(before.Sources["b"].Fingerprint, after.Sources["b"].Fingerprint);
    }

    [Fact]
    public async Task Watch_InvalidEdit_KeepsTheLastGoodOneAndTellsEveryProblem()
    {
        await using var harness = await ReloadHarness.StartAsync(OneLake);

        harness.Configure("""{ "Sources": { "lake": { "Type": "filelake", "Shedule": "0 0 3 * * ?", "TimeZone": "Mars/Olympus", "Options": { "Root": "." } } } }""");
        var refused = await harness.WaitForRefusalAsync();

        Assert.Equal(["Ingestion:Sources:lake:Shedule", "Ingestion:Sources:lake:TimeZone"], refused.Problems.Select(problem => problem.Path).Order());
        Assert.Equal(1, harness.Current.Snapshot.Revision);
        Assert.Contains(harness.Log.Messages, message => message.Contains("revision 1 stays in force") && message.Contains("Did you mean 'Schedule'?"));
    }

    [Fact]
    public async Task Watch_InvalidEditTakenBack_IsNoLongerRefused()
    {
        await using var harness = await ReloadHarness.StartAsync(OneLake);
        harness.Configure("""{ "Sources": """);
        await harness.WaitForRefusalAsync();

        harness.Configure(OneLake);
        await harness.WaitForNewerAsync(1);

        Assert.Null(harness.Current.Refused);
    }

    [Fact]
    public async Task Watch_FileAddedToConfig_IsRead()
    {
        await using var harness = await ReloadHarness.StartAsync(OneLake);

        harness.Configure("""{ "Sources": { "more": { "Type": "filelake", "Options": { "Root": "." } } } }""", "config/sources/more.json");
        var snapshot = await harness.WaitForNewerAsync(1);

        Assert.Equal(["lake", "more"], snapshot.Sources.Keys);
    }

    [Fact]
    public async Task Watch_SecretFileReplaced_IsReadAgain()
    {
        await using var harness = await ReloadHarness.StartAsync("""{ "Sources": { } }""");
        harness.Configure("""{ "Sources": { "lake": { "Type": "filelake", "Instance": "${file:secret}", "Options": { "Root": "." } } } }""");
        var refused = await harness.WaitForRefusalAsync();
        Assert.Contains("cannot be read", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);

        await File.WriteAllTextAsync(Path.Combine(harness.Folder, "secret"), "first");
        var first = await harness.WaitForNewerAsync(1);
        await File.WriteAllTextAsync(Path.Combine(harness.Folder, "secret"), "second");
        var second = await harness.WaitForNewerAsync(first.Revision);

        Assert.Equal(("first", "second"), (first.Sources["lake"].Options.Instance, second.Sources["lake"].Options.Instance));
    }

    [Fact]
    public async Task Watch_SettingThatNeedsARestart_IsSaid()
    {
        await using var harness = await ReloadHarness.StartAsync(OneLake);

        harness.Configure("""{ "Store": { "Path": "elsewhere.db" } }""");
        await harness.WaitForNewerAsync(1);

        Assert.Contains(harness.Log.Messages, message => message.Contains("Ingestion:Store changed, which takes effect when the service is started again"));
    }

    [Fact]
    public async Task Watch_ConfigMapMounted_FollowsTheLinkAndReadsEachFileOnce()
    {
        if (OperatingSystem.IsWindows())
            return;

        await using var harness = await ReloadHarness.StartAsync("""{ }""");
        var config = Directory.CreateDirectory(Path.Combine(harness.Folder, "config")).FullName;
        Mount(config, "..one", "a");
        File.CreateSymbolicLink(Path.Combine(config, "sources.json"), Path.Combine("..data", "sources.json"));
        var first = await harness.WaitForNewerAsync(1);
        Assert.Equal(["a"], first.Sources.Keys);

        Mount(config, "..two", "b");
        var second = await harness.WaitForNewerAsync(first.Revision);

        Assert.Equal(["b"], second.Sources.Keys);
    }

    /// <summary>What a kubelet does: a new folder, and the link to it replaced.</summary>
    private static void Mount(string config, string version, string source)
    {
        Directory.CreateDirectory(Path.Combine(config, version));
        File.WriteAllText(
            Path.Combine(config, version, "sources.json"),
            $$"""{ "Ingestion": { "Sources": { "{{source}}": { "Type": "filelake", "Options": { "Root": "." } } } } }""");
        var link = Path.Combine(config, "..data");
        File.Delete(link);
        Directory.CreateSymbolicLink(link, version);
    }

    [Fact]
    public async Task Watch_ContractFileAdded_IsInForceAndToldOfWhenItIsNotRight()
    {
        await using var harness = await ReloadHarness.StartAsync(OneLake);
        var before = harness.Current.Snapshot;
        var folder = Directory.CreateDirectory(Path.Combine(harness.Folder, "config", "mesh", "sales", "contracts")).FullName;

        await File.WriteAllTextAsync(Path.Combine(folder, "c.yaml"), "version: 1.0.0\napiVersion: v3.1.0\nkind: DataContract\nid: c\nstatus: active\n");
        var added = await harness.WaitForNewerAsync(before.Revision);
        await File.WriteAllTextAsync(Path.Combine(folder, "c.yaml"), "kind: [");
        var broken = await harness.WaitForNewerAsync(added.Revision);

        Assert.Equal((0, 1, 0), (before.Configuration.Contracts.Count, added.Configuration.Contracts.Count, broken.Configuration.Contracts.Count));
        Assert.NotEqual(before.Sources["lake"].Fingerprint, added.Sources["lake"].Fingerprint);
        Assert.False(broken.Configuration.Contracts.IsComplete);
        Assert.Contains(harness.Log.Messages, message => message.Contains("DC002", StringComparison.Ordinal));
    }
}
