using System.Runtime.CompilerServices;

namespace Connectors.FileLake.Tests.Support;

internal static class Repository
{
    public static string SampleLake => Path.Combine(Root, "samples", "lake");

    public static string Root { get; } = Find();

    private static string Find([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
