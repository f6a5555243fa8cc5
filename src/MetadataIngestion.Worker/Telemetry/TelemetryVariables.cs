using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;

namespace MetadataIngestion.Worker.Telemetry;

/// <summary>What OpenTelemetry's standard variables ask for. Those of one signal win over those of all.</summary>
internal sealed class TelemetryVariables(IReadOnlyDictionary<string, string> variables)
{
    public const string Metrics = "METRICS";
    public const string Traces = "TRACES";

    private const string Exporter = "OTEL_EXPORTER_OTLP_";
    private const string Endpoint = "ENDPOINT";

    /// <summary>Whether a signal is to be exported.</summary>
    public bool Wants(string signal) =>
        !string.Equals(Find("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase)
        && !string.Equals(Find($"OTEL_{signal}_EXPORTER"), "none", StringComparison.OrdinalIgnoreCase)
        && (Find(Exporter + Endpoint) ?? Find($"{Exporter}{signal}_{Endpoint}")) is not null;

    /// <summary>The variables as the exporter of a signal reads them: it knows only those of all signals.</summary>
    public IConfiguration Configuration(string signal)
    {
        var values = variables.Where(variable => variable.Key.StartsWith("OTEL_", StringComparison.Ordinal))
            .ToDictionary(variable => variable.Key, variable => (string?)variable.Value);
        var own = $"{Exporter}{signal}_";
        foreach (var (name, value) in variables.Where(variable => variable.Key.StartsWith(own, StringComparison.Ordinal) && variable.Key != own + Endpoint))
            values[Exporter + name[own.Length..]] = value;

        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }

    /// <summary>Sends a signal to the address of its own, if it has one, which unlike the general one is taken as it is.</summary>
    public void Direct(string signal, OtlpExporterOptions options)
    {
        if (Find($"{Exporter}{signal}_{Endpoint}") is { } endpoint)
            options.Endpoint = new Uri(endpoint);
    }

    private string? Find(string name) => variables.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
}
