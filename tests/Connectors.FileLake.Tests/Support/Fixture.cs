using System.Runtime.CompilerServices;

namespace Connectors.FileLake.Tests.Support;

/// <summary>The files in the folder Fixtures, written by other engines.</summary>
internal static class Fixture
{
    public static byte[] Read(string name) => File.ReadAllBytes(PathOf(name));

    public static string PathOf(string name, [CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "Fixtures", name));
}
