using System.Text;

namespace MetadataIngestion.Connectors.SqlServer.Tests;

/// <summary>Files that are part of the test assembly.</summary>
internal static class TestFiles
{
    public static string Read(string name)
    {
        using var stream = typeof(TestFiles).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
