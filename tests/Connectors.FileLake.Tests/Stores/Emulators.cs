namespace Connectors.FileLake.Tests.Stores;

/// <summary>The emulators that tests/run.sh starts.</summary>
internal static class Emulators
{
    private const string S3Variable = "S3_TEST_ENDPOINT";
    private const string AzureVariable = "AZURE_TEST_ENDPOINT";

    public static string S3 => Announced(S3Variable);

    public static string Azure => Announced(AzureVariable);

    public static string? MissingS3 => Missing(S3Variable);

    public static string? MissingAzure => Missing(AzureVariable);

    // In CI a missing server must fail its tests.
    private static string? Missing(string variable) =>
        Environment.GetEnvironmentVariable("CI") == "true" || Environment.GetEnvironmentVariable(variable) is not null
            ? null
            : $"Set {variable}: tests/run.sh starts the emulator and does so.";

    private static string Announced(string variable) => Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException($"{variable} is not set: run tests/run.sh, which starts the emulator.");
}
