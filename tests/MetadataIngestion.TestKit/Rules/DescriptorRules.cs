using System.Text.RegularExpressions;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>What a connector says of itself is well formed, and the host can make what it needs from its assembly.</summary>
internal static partial class DescriptorRules
{
    public static void Check(IConnectorPlugin plugin)
    {
        var descriptor = plugin.Descriptor;
        var types = plugin.GetType().Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }).ToList();
        Findings.Report(
            [
                .. Unless(NamePattern().IsMatch(descriptor.Type), $"The type '{descriptor.Type}' is not of lower-case letters, digits and dashes."),
                .. Unless(descriptor.DisplayName.Length > 0, "The display name is empty."),
                .. Unless(descriptor.Platform.Length > 0, "The platform is empty."),
                .. Unless(ContractVersion.Supports(descriptor.Contract), $"The contract {descriptor.Contract} is not one that {ContractVersion.Current} supports."),
                .. CapabilityProblems(descriptor.Capabilities),
                .. Unless(IsBindable(descriptor.OptionsType), $"The options type {descriptor.OptionsType} is not a class with a public parameterless constructor."),
                .. Exactly1<IConnectorPlugin>(types),
                .. Exactly1<IMetadataSource>(types),
                .. Unless(HasParameterlessConstructor(plugin.GetType()), $"{plugin.GetType().Name} has no parameterless constructor."),
            ],
            "Correct the descriptor and the plugin's types: a host refuses the plugin as it is.");
    }

    private static IEnumerable<string> CapabilityProblems(IReadOnlyList<ConnectorCapability> capabilities) =>
    [
        .. capabilities.Where(capability => !NamePattern().IsMatch(capability.Name))
            .Select(capability => $"The capability '{capability.Name}' is not named in lower-case letters, digits and dashes."),
        .. capabilities.GroupBy(capability => capability.Name).Where(group => group.Count() > 1).Select(group => $"The capability '{group.Key}' is declared twice."),
        .. capabilities.Where(capability => capability.Description.Length == 0).Select(capability => $"The capability '{capability.Name}' has no description."),
    ];

    private static IEnumerable<string> Exactly1<T>(List<Type> types)
    {
        var found = types.Where(type => type.IsAssignableTo(typeof(T))).ToList();
        return Unless(found.Count == 1, $"The assembly has {found.Count} implementations of {typeof(T).Name} instead of one: {string.Join(", ", found)}.");
    }

    private static bool IsBindable(Type? options) =>
        options is null || (options is { IsClass: true, IsAbstract: false } && options.GetConstructor(Type.EmptyTypes) is not null);

    private static bool HasParameterlessConstructor(Type type) =>
        type.GetConstructors(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)
            .Any(constructor => constructor.GetParameters().Length == 0);

    private static IEnumerable<string> Unless(bool isRight, string problem) => isRight ? [] : [problem];

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex NamePattern();
}
