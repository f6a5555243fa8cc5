using System.Reflection;
using MetadataIngestion.Mesh.Policies.Model;
using MetadataIngestion.Mesh.Policies.Reading;

namespace MetadataIngestion.Mesh.Policies;

/// <summary>The policies that come with the program. They are used where a policy file asks for them.</summary>
internal static class BuiltInPolicies
{
    private const string Prefix = "Policies/";

    /// <summary>All of them, in the order of their ids.</summary>
    public static IReadOnlyList<Policy> All { get; } = [.. Read().OrderBy(policy => policy.Id, StringComparer.Ordinal)];

    private static IEnumerable<Policy> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var content = new MemoryStream();
            using (var resource = assembly.GetManifestResourceStream(name)!)
                resource.CopyTo(content);
            foreach (var entry in PolicyReader.Read(content.ToArray(), "built-in", domain: null).Policies)
                yield return entry.Over(known: null)!;
        }
    }
}
