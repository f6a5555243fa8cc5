using MetadataIngestion.Worker.Configuration.Tree;

namespace MetadataIngestion.Worker.Configuration.Binding;

/// <summary>
/// Binds nodes to option types and takes nothing on trust: an unknown name, a value of the wrong type and a missing value are
/// problems, each noted with its path.
/// </summary>
internal sealed class StrictBinder(ProblemList problems)
{
    /// <summary>Binds an object; what is missing keeps the type's defaults.</summary>
    /// <param name="type">A type with a parameterless constructor.</param>
    /// <param name="node">The object, or <see langword="null"/> when there is none.</param>
    /// <param name="path">Where the object is or would be.</param>
    /// <param name="location">Where what holds the object was written.</param>
    public object BindObject(Type type, ConfigurationNode? node, string path, NodeLocation? location = null)
    {
        var instance = Activator.CreateInstance(type)!;
        var properties = OptionProperty.Of(type);
        var members = AsObject(node);
        if (members is not null)
            BindMembers(instance, properties, members);

        var found = problems.Count;
        foreach (var property in properties.Where(property => property.IsRequired && IsMissing(property, members)))
            problems.Add(ConfigurationNode.Combine(path, property.Name), "is required and not given.", node?.Location ?? location);

        if (problems.Count == found)
            AnnotationRules.Check(instance, properties, members, path, problems);
        return instance;
    }

    private ObjectNode? AsObject(ConfigurationNode? node)
    {
        if (node is null or ObjectNode or ValueNode { IsNull: true })
            return node as ObjectNode;

        problems.Add(node, $"must be an object in braces, not {node.Description}.");
        return null;
    }

    private void BindMembers(object instance, IReadOnlyList<OptionProperty> properties, ObjectNode members)
    {
        foreach (var (key, node) in members.Members)
        {
            var property = properties.FirstOrDefault(candidate => candidate.Name.Equals(key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
                problems.Add(node, $"is not an option.{NearestName.Hint(key, [.. properties.Select(candidate => candidate.Name)])}");
            else if (node is not ValueNode { IsNull: true } && Bind(property.Property.PropertyType, node) is { } value)
                property.Property.SetValue(instance, value);
        }
    }

    private object? Bind(Type type, ConfigurationNode node)
    {
        var shape = OptionShape.Of(type);
        return shape.Kind switch
        {
            OptionShapeKind.Scalar => BindScalar(shape.Type, node),
            OptionShapeKind.List => BindList(type, shape.Type, node),
            OptionShapeKind.Map => BindMap(shape.Type, node),
            OptionShapeKind.Node => BindNode(type, node),
            _ => BindObject(shape.Type, node, node.Path),
        };
    }

    private object? BindScalar(Type type, ConfigurationNode node)
    {
        if (node is ValueNode value)
        {
            var read = ScalarReader.Read(type, value);
            if (read is null)
                problems.Add(node, $"must be {ScalarReader.Expected(type)}{NotThis(value)}.{EnumHint(type, value)}");
            return read;
        }

        problems.Add(node, $"must be {ScalarReader.Expected(type)}, not {node.Description}.");
        return null;
    }

    private object? BindList(Type type, Type itemType, ConfigurationNode node)
    {
        if (Items(node) is not { } nodes)
        {
            problems.Add(node, $"must be a list in brackets, not {node.Description}.");
            return null;
        }

        var items = nodes.Select(item => Bind(itemType, item)).Where(item => item is not null).ToArray();
        var array = Array.CreateInstance(itemType, items.Length);
        Array.Copy(items, array, items.Length);
        if (type.IsAssignableFrom(array.GetType()))
            return array;

        var concrete = type.IsInterface ? typeof(HashSet<>).MakeGenericType(itemType) : type;
        return Activator.CreateInstance(concrete, array);
    }

    private object? BindMap(Type valueType, ConfigurationNode node)
    {
        if (node is not ObjectNode members)
        {
            problems.Add(node, $"must be an object in braces, not {node.Description}.");
            return null;
        }

        var map = (System.Collections.IDictionary)Activator.CreateInstance(
            typeof(Dictionary<,>).MakeGenericType(typeof(string), valueType), StringComparer.OrdinalIgnoreCase)!;
        foreach (var (key, member) in members.Members)
        {
            if (member is not ValueNode { IsNull: true } && Bind(valueType, member) is { } value)
                map[key] = value;
        }

        return map;
    }

    private object? BindNode(Type type, ConfigurationNode node)
    {
        if (type.IsInstanceOfType(node))
            return node;

        if (AsObject(node) is not { } members)
            return null;

        return NodeConfiguration.Build(members).GetSection(members.Path);
    }

    // Settings without a file behind them name the items of a list by number.
    private static IReadOnlyList<ConfigurationNode>? Items(ConfigurationNode node) => node switch
    {
        ListNode list => list.Items,
        ObjectNode members when members.Members.Select((member, index) => member.Key == $"{index}").All(matches => matches) =>
            [.. members.Members.Select(member => member.Value)],
        _ => null,
    };

    private static bool IsMissing(OptionProperty property, ObjectNode? members) => members?.Find(property.Name) switch
    {
        null => true,
        ValueNode value => string.IsNullOrWhiteSpace(value.Text),
        _ => false,
    };

    private static string NotThis(ValueNode value) =>
        value.IsSecret ? string.Empty : value.IsNull ? ", not null" : $", not {(value.Kind is ValueKind.Text or ValueKind.Untyped ? $"\"{value.Text}\"" : value.Text)}";

    private static string EnumHint(Type type, ValueNode value) =>
        type.IsEnum && !value.IsSecret && value.Text is { } text && NearestName.Find(text, Enum.GetNames(type)) is { } name
            ? $" Did you mean '{name}'?"
            : string.Empty;
}
