using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;

namespace MetadataIngestion.Worker.Configuration.Binding;

/// <summary>A property of an options type that the configuration may set.</summary>
internal sealed class OptionProperty(PropertyInfo property)
{
    public PropertyInfo Property { get; } = property;

    public string Name { get; } = property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name;

    public OptionShape Shape { get; } = OptionShape.Of(property.PropertyType);

    public bool IsRequired { get; } =
        property.IsDefined(typeof(RequiredAttribute)) || property.IsDefined(typeof(RequiredMemberAttribute));

    /// <summary>What the value must satisfy beyond being there.</summary>
    public IEnumerable<ValidationAttribute> Rules =>
        Property.GetCustomAttributes<ValidationAttribute>().Where(rule => rule is not RequiredAttribute);

    public static IReadOnlyList<OptionProperty> Of(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .Select(property => new OptionProperty(property)),
    ];
}
