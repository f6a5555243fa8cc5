using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Transforming;

namespace MetadataIngestion.Mesh.Ownership;

/// <summary>Who there is. Immutable.</summary>
internal sealed class PeopleDirectory(IReadOnlyDictionary<string, Person> people, IReadOnlyDictionary<string, Person> groups)
{
    /// <summary>No directory: everyone named is taken to be there.</summary>
    public static PeopleDirectory None { get; } = new(new Dictionary<string, Person>(), new Dictionary<string, Person>());

    /// <summary>When it was last read from a server; <see langword="null"/> for one that is written by hand.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    public bool Exists => people.Count + groups.Count > 0;

    public bool HasGroup(string id) => groups.ContainsKey(id);

    public bool HasPerson(string id) => people.ContainsKey(id);

    /// <summary>The person who has an address; <see langword="null"/> for nobody.</summary>
    public Person? FindByEmail(string email) => people.Values.FirstOrDefault(person => email.Equals(person.Email, StringComparison.OrdinalIgnoreCase));

    /// <summary>This directory with what another one knows beyond it.</summary>
    public PeopleDirectory With(PeopleDirectory other) => new(Join(people, other.Known.People), Join(groups, other.Known.Groups)) { ReadAt = ReadAt ?? other.ReadAt };

    private (IReadOnlyDictionary<string, Person> People, IReadOnlyDictionary<string, Person> Groups) Known => (people, groups);

    private static Dictionary<string, Person> Join(IReadOnlyDictionary<string, Person> first, IReadOnlyDictionary<string, Person> second)
    {
        var joined = new Dictionary<string, Person>(second, StringComparer.Ordinal);
        foreach (var (id, person) in first)
            joined[id] = person;
        return joined;
    }

    public OwnerStanding StandingOf(OwnerReference owner, DateOnly today)
    {
        if (!Exists)
            return OwnerStanding.Present;
        if (owner.Kind != PrincipalKind.Group)
            return StandingOf(people.GetValueOrDefault(owner.Name), today);

        var group = groups.GetValueOrDefault(owner.Name);
        var standing = StandingOf(group, today);
        return standing == OwnerStanding.Present && group!.Members is { } members && members.All(member => StandingOf(people.GetValueOrDefault(member), today) != OwnerStanding.Present)
            ? OwnerStanding.Left
            : standing;
    }

    private static OwnerStanding StandingOf(Person? person, DateOnly today) => person switch
    {
        null => OwnerStanding.Unknown,
        { Left: { } day } when day <= today => OwnerStanding.Left,
        _ => OwnerStanding.Present,
    };
}
