using MetadataIngestion.Worker.Configuration.Tree;
using Microsoft.Extensions.Configuration;

namespace MetadataIngestion.Worker.Configuration.Binding;

/// <summary>What an option's type looks like in JSON.</summary>
/// <param name="Kind">The form.</param>
/// <param name="Type">The scalar's or object's type, or the type of a list's items or a map's values.</param>
internal sealed record OptionShape(OptionShapeKind Kind, Type Type)
{
    private static readonly Type[] ScalarTypes =
    [
        typeof(string), typeof(bool), typeof(byte), typeof(short), typeof(int), typeof(long), typeof(float), typeof(double), typeof(decimal),
        typeof(TimeSpan), typeof(DateTimeOffset), typeof(Uri), typeof(Version), typeof(Guid), typeof(char),
    ];

    public static OptionShape Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum || ScalarTypes.Contains(type))
            return new OptionShape(OptionShapeKind.Scalar, type);
        if (typeof(ConfigurationNode).IsAssignableFrom(type) || type == typeof(IConfigurationSection))
            return new OptionShape(OptionShapeKind.Node, type);
        if (MapValue(type) is { } value)
            return new OptionShape(OptionShapeKind.Map, value);

        return ListItem(type) is { } item ? new OptionShape(OptionShapeKind.List, item) : new OptionShape(OptionShapeKind.Object, type);
    }

    private static Type? MapValue(Type type) =>
        Arguments(type, typeof(IReadOnlyDictionary<,>)) is [var key, var value] && key == typeof(string) ? value
        : Arguments(type, typeof(IDictionary<,>)) is [var otherKey, var otherValue] && otherKey == typeof(string) ? otherValue
        : null;

    private static Type? ListItem(Type type) => Arguments(type, typeof(IEnumerable<>)) is [var item] ? item : null;

    private static Type[]? Arguments(Type type, Type definition) => type.GetInterfaces()
        .Prepend(type)
        .FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == definition)
        ?.GetGenericArguments();
}
