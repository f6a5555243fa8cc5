namespace MetadataIngestion.Worker.Configuration;

/// <summary>Where a configuration comes from.</summary>
/// <param name="Requested">What <c>--config</c> names; <see langword="null"/> for nothing.</param>
/// <param name="Arguments">Settings on the command line, by full path.</param>
/// <param name="Variables">The environment.</param>
/// <param name="CurrentDirectory">Where the user is.</param>
/// <param name="ProgramDirectory">Where the executable is.</param>
/// <param name="EnvironmentName">The name in <c>appsettings.NAME.json</c>.</param>
internal sealed record ConfigurationRequest(
    string? Requested,
    IReadOnlyList<KeyValuePair<string, string>> Arguments,
    IReadOnlyDictionary<string, string> Variables,
    string CurrentDirectory,
    string ProgramDirectory,
    string EnvironmentName);
