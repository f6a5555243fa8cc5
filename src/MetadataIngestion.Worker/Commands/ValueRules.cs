using System.CommandLine.Parsing;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Checks values on the command line.</summary>
internal static class ValueRules
{
    public static void RequireAtLeast(OptionResult result, long minimum)
    {
        if (result.Tokens is [var token] && long.TryParse(token.Value, out var number) && number < minimum)
            result.AddError($"{result.Option.Name} must be at least {minimum}, not {number}.");
    }

    /// <summary>Keeps a mistyped option from being taken for a name.</summary>
    public static void RefuseOptions(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
            result.AddError($"'{token.Value}' is not an option of this command.");
    }
}
