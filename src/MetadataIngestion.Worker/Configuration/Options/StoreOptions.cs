using System.ComponentModel.DataAnnotations;

namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>The database that keeps log, state and runs.</summary>
internal sealed class StoreOptions
{
    /// <summary>Which database: <c>sqlite</c>, a single file. The default is <c>sqlite</c>.</summary>
    public StoreProvider Provider { get; set; } = StoreProvider.Sqlite;

    /// <summary>
    /// The file. A relative path starts from the folder that <c>--config</c> names, or else from the current directory. The default is
    /// <c>data/metadata.db</c>; missing folders are made.
    /// </summary>
    [MinLength(1, ErrorMessage = "must not be empty.")]
    public string Path { get; set; } = "data/metadata.db";

    public string? ConnectionString { get; set; }

    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(30);
}
