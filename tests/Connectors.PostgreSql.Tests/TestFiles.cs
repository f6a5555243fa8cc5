namespace MetadataIngestion.Connectors.PostgreSql.Tests;

/// <summary>Files that lie beside the tests and are embedded into their assembly under their path.</summary>
internal static class TestFiles
{
    public static string Read(string path)
    {
        using var stream = typeof(TestFiles).Assembly.GetManifestResourceStream(path)
            ?? throw new FileNotFoundException($"{path} is not embedded into the tests.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
