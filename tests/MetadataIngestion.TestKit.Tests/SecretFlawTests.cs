using MetadataIngestion.Abstractions;
using MetadataIngestion.TestKit.Tests.Support;

namespace MetadataIngestion.TestKit.Tests;

/// <summary>Each connector here tells its password in one place, and the rule about secrets says where.</summary>
public sealed class SecretFlawTests
{
    private const string Password = ScriptedConformance.Password;

    [Fact]
    public async Task InAnAsset_IsFound() => await ExpectAsync(
        Objection.Saying(items => [new CrawlWarning(AssetPath.Root("shop", "first"), $"logged in with {Password}"), .. items]), "The secret appears in a CrawlWarning.");

    [Fact]
    public async Task InAnException_IsFound() => await ExpectAsync(
        new() { UnreachableCrawl = (_, token) => Shop.Fail(new RetriableSourceException("refused", null, new IOException($"Password={Password}")), token) },
        "The secret appears in an exception.");

    [Fact]
    public async Task InARemedy_IsFound() => await ExpectAsync(
        new() { UnreachableCrawl = (_, token) => Shop.Fail(new SourceAccessDeniedException("refused", $"Do not use {Password}."), token) },
        "The secret appears in the remedy of an exception.");

    [Fact]
    public async Task InTheLog_IsFound() => await ExpectAsync(new() { LogMessage = $"connecting with {Password}" }, "The secret appears in the log.");

    [Fact]
    public async Task InTheConnectionTest_IsFound() => await ExpectAsync(
        new() { Check = () => new ConnectionReport([new ConnectionStep("login", ConnectionStepStatus.Passed, $"as crawler/{Password}")]) },
        "The secret appears in the step 'login' of the connection test.");

    [Fact]
    public async Task WhenSomethingIsBroken_IsFound() => await ExpectAsync(
        new() { BrokenCrawl = (_, token) => Shop.Fail(new RetriableSourceException($"lost {Password}"), token) }, "The secret appears in an exception.");

    [Fact]
    public async Task NotInTheOptions_ProvesNothing() => Assert.Contains(
        "The secret is not in the options that CreateOptions returned.",
        await Objection.OfAsync(new ScriptedConformance { OptionsPassword = "another" }.Secret_Always_StaysUntold),
        StringComparison.Ordinal);

    private static async Task ExpectAsync(ScriptedConformance conformance, string objection) =>
        Assert.StartsWith(objection, await Objection.OfAsync(conformance.Secret_Always_StaysUntold), StringComparison.Ordinal);
}
