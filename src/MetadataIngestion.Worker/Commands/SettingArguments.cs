namespace MetadataIngestion.Worker.Commands;

/// <summary>Takes settings such as <c>--Ingestion:Store:Path=x.db</c> out of the arguments.</summary>
internal static class SettingArguments
{
    private const string Prefix = "--Ingestion:";

    public static (IReadOnlyList<string> Verbs, IReadOnlyList<KeyValuePair<string, string>> Settings) Split(IReadOnlyList<string> arguments)
    {
        var rest = new List<string>();
        var settings = new List<KeyValuePair<string, string>>();
        for (var at = 0; at < arguments.Count; at++)
        {
            var argument = arguments[at];
            if (!argument.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                rest.Add(argument);
            else if (argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
                settings.Add(new(argument[2..equals], argument[(equals + 1)..]));
            else if (at + 1 < arguments.Count)
                settings.Add(new(argument[2..], arguments[++at]));
            else
                throw new UsageException($"{argument} has no value. Write {argument}=VALUE.");
        }

        return (rest, settings);
    }
}
