namespace MetadataIngestion.Connectors.FileLake.Json;

/// <summary>What occurs in one place of JSON documents: the kinds of values, the members of objects, the elements of arrays.</summary>
internal sealed class JsonShape
{
    private readonly Dictionary<string, JsonShape> _byName = new(StringComparer.Ordinal);
    private readonly List<(string Name, JsonShape Shape)> _members = [];
    private long _seenIn;

    public JsonShape()
    {
    }

    /// <summary>A shape that was seen before.</summary>
    public JsonShape(JsonKinds kinds, long objects, long occurrences) => (Kinds, Objects, Occurrences) = (kinds, objects, occurrences);

    public JsonKinds Kinds { get; set; }

    /// <summary>How many objects occurred here, complete or still open.</summary>
    public long Objects { get; private set; }

    /// <summary>In how many objects of its parent a member occurs.</summary>
    public long Occurrences { get; private set; }

    public IReadOnlyList<(string Name, JsonShape Shape)> Members => _members;

    /// <summary>What the elements of arrays are; <see langword="null"/> while none was seen.</summary>
    public JsonShape? Element { get; set; }

    public void BeginObject()
    {
        Kinds |= JsonKinds.Object;
        Objects++;
    }

    /// <summary>Forgets the open object, which the end of the sample cuts: what it lacks may have followed.</summary>
    public void AbandonObject()
    {
        foreach (var (_, member) in _members)
        {
            if (member._seenIn == Objects)
            {
                member.Occurrences--;
                member._seenIn = 0;
            }
        }

        Objects--;
    }

    /// <summary>A member of the open object; <see langword="null"/> when it is new and <paramref name="mayAdd"/> is not set.</summary>
    public JsonShape? Member(string name, bool mayAdd)
    {
        if (!mayAdd && !_byName.ContainsKey(name))
            return null;

        var member = GetOrAdd(name);

        // A name that an object repeats still occurs in one object.
        if (member._seenIn != Objects)
        {
            member._seenIn = Objects;
            member.Occurrences++;
        }

        return member;
    }

    /// <summary>Adds a member with all that was seen of it.</summary>
    public void Add(string name, JsonShape member)
    {
        _byName.Add(name, member);
        _members.Add((name, member));
    }

    /// <summary>Adds what another file shows.</summary>
    public void Merge(JsonShape other)
    {
        Kinds |= other.Kinds;
        Objects += other.Objects;
        if (other.Element is not null)
        {
            Element ??= new JsonShape();
            Element.Merge(other.Element);
        }

        foreach (var (name, shape) in other._members)
        {
            var member = GetOrAdd(name);
            member.Occurrences += shape.Occurrences;
            member.Merge(shape);
        }
    }

    private JsonShape GetOrAdd(string name)
    {
        if (!_byName.TryGetValue(name, out var member))
        {
            member = new JsonShape();
            Add(name, member);
        }

        return member;
    }
}
