using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace MetadataIngestion.TestKit;

/// <summary>Options bind strictly and are checked before anything is started.</summary>
internal static class OptionsRules
{
    private const string UnknownKey = """{ "ThisIsNotAnOption": 1 }""";

    /// <summary>What is wrong with options; empty when nothing.</summary>
    public static IReadOnlyList<string> Problems(ConnectorHost host, object options)
    {
        List<ValidationResult> results = [];
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return [.. results.Select(result => $"{string.Join(", ", result.MemberNames)}: {result.ErrorMessage}"), .. host.Validate(options)];
    }

    public static void CheckValid(ConnectorHost host, object? options, string name)
    {
        Assert.True(
            options?.GetType() == host.Descriptor.OptionsType,
            $"{name} returned {options?.GetType().Name ?? "null"}; the descriptor's options type is {host.Descriptor.OptionsType?.Name ?? "none"}.");
        if (options is not null)
            Findings.Report(Problems(host, options), $"{name} returned options that do not validate. Correct them, or the rules that refuse them.");
    }

    public static void CheckInvalid(ConnectorHost host, object options)
    {
        if (Problems(host, options).Count == 0)
            Assert.Fail($"These options are accepted: {OptionsJson.Write(options)}. Add a data annotation or IValidatableObject to {options.GetType().Name} that refuses them.");
    }

    public static void CheckStrict(Type? type)
    {
        if (type is null)
            return;

        try
        {
            using var unknown = JsonDocument.Parse(UnknownKey);
            OptionsJson.Read(type, unknown.RootElement);
        }
        catch (JsonException)
        {
            return;
        }

        Assert.Fail($"{type.Name} takes any key, so that a misspelt option would go unnoticed. Make it a class with one property for each option.");
    }
}
