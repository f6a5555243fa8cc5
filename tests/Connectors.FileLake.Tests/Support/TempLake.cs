using System.IO.Compression;
using System.Text;

namespace Connectors.FileLake.Tests.Support;

/// <summary>A folder named <c>lake</c> that is gone after the test.</summary>
internal sealed class TempLake : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("filelake-").FullName;

    public TempLake() => Directory.CreateDirectory(Root);

    public string Root => Path.Combine(_parent, "lake");

    public string Full(string path) => Path.Combine(Root, path);

    public TempLake Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public TempLake Write(string path, params byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
        File.WriteAllBytes(Full(path), bytes);
        return this;
    }

    /// <summary>Copies one of the files in the folder Fixtures.</summary>
    public TempLake Copy(string fixture, string path) => Write(path, Fixture.Read(fixture));

    /// <summary>Copies one of the folders in the folder Fixtures, with all that is in it.</summary>
    public TempLake CopyFolder(string fixture, string path)
    {
        var folder = Fixture.PathOf(fixture);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            Write(Path.Combine(path, Path.GetRelativePath(folder, file)), File.ReadAllBytes(file));
        }

        return this;
    }

    public TempLake Delete(string path)
    {
        File.Delete(Full(path));
        return this;
    }

    public TempLake WriteGzip(string path, string text) => Write(path, Gzip(Encoding.UTF8.GetBytes(text)));

    public TempLake Touch(string path, string time)
    {
        File.SetLastWriteTimeUtc(Full(path), DateTime.Parse(time, null, System.Globalization.DateTimeStyles.RoundtripKind));
        return this;
    }

    public static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);
}
