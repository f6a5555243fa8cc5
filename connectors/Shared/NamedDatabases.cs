namespace MetadataIngestion.Connectors.Shared;

/// <summary>The databases that a source is to crawl: those that its option names, else the one of its connection string, else all.</summary>
internal sealed class NamedDatabases
{
    private const string Everything = "*";
    private readonly string? _connected;

    public NamedDatabases(IEnumerable<string> option, string? connected)
    {
        Names = [.. option.Distinct(StringComparer.Ordinal)];
        AreAllWanted = Names.Remove(Everything);
        if (Names.Count > 0 || AreAllWanted)
            return;
        _connected = connected;
        AreAllWanted = connected is null;
        if (connected is not null)
            Names.Add(connected);
    }

    public List<string> Names { get; }

    public bool AreAllWanted { get; }

    /// <summary>Why databases that are not named are left out; null where all are wanted.</summary>
    public string? RuleAgainstOthers => AreAllWanted ? null
        : _connected is null ? "Databases does not name it"
        : $"the connection string names database {_connected} and Databases is empty";
}
