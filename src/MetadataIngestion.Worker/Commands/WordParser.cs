using System.CommandLine.Parsing;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Parses an option whose values are words.</summary>
internal static class WordParser
{
    public static T Parse<T>(ArgumentResult result)
        where T : struct, Enum
    {
        var text = result.Tokens[^1].Value;
        var name = Array.Find(Enum.GetNames<T>(), name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (name is not null)
            return Enum.Parse<T>(name);

        var words = string.Join(", ", Enum.GetNames<T>().Select(word => word.ToLowerInvariant()));
        var option = (result.Parent as OptionResult)?.Option.Name;
        result.AddError($"{option} takes one of {words}, not '{text}'.");
        return default;
    }
}
