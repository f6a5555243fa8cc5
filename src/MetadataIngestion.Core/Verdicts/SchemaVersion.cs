using System.Globalization;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>A dataset's semantic schema version, which verdicts advance.</summary>
internal readonly record struct SchemaVersion(int Major, int Minor, int Patch)
{
    /// <summary>The version of a schema that was never judged.</summary>
    public static readonly SchemaVersion First = new(1, 0, 0);

    public static SchemaVersion Parse(string text)
    {
        var parts = text.Split('.');
        return new(Number(parts[0]), Number(parts[1]), Number(parts[2]));

        static int Number(string part) => int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>The version after a change of a level: what breaks advances the first number, what only informs the last.</summary>
    public SchemaVersion After(VerdictLevel level) => level switch
    {
        VerdictLevel.Breaking => new(Major + 1, 0, 0),
        VerdictLevel.Risky or VerdictLevel.Compatible => new(Major, Minor + 1, 0),
        _ => this with { Patch = Patch + 1 },
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");
}
