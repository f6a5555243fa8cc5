using MetadataIngestion.Connectors.FileLake;

namespace Connectors.FileLake.Tests.Stores;

/// <summary>A lake in some store, for one test.</summary>
public interface ITestLake : IAsyncDisposable
{
    /// <summary>The name that all paths begin with: the folder's or the bucket's.</summary>
    string Name { get; }

    Task WriteAsync(string path, byte[] bytes);

    /// <summary>Options that crawl the whole lake.</summary>
    FileLakeOptions Options();

    /// <summary>The path of something in the lake, as options take it.</summary>
    string PathOf(string path);
}
