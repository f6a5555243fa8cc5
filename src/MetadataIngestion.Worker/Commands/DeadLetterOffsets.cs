using System.CommandLine;

namespace MetadataIngestion.Worker.Commands;

/// <summary>The option that picks dead letters.</summary>
internal static class DeadLetterOffsets
{
    public static Option<long[]> NewOption() => new("--offset")
    {
        Description = "Only the dead letter at this offset; may be given several times. The default is all of the sink",
        HelpName = "N",
    };

    /// <summary>The offsets that were given, or <see langword="null"/> for all.</summary>
    public static IReadOnlyCollection<long>? Read(ParseResult arguments, Option<long[]> option) =>
        arguments.GetValue(option) is { Length: > 0 } offsets ? offsets : null;
}
