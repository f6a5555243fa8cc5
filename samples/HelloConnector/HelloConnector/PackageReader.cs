using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace HelloConnector;

/// <summary>Reads one package and says what was found in it.</summary>
internal sealed class PackageReader(int maxBytes)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The package as a container with its resources; or, when it cannot be read, that and nothing else of it.</summary>
    public async Task<IReadOnlyList<CrawlItem>> ReadAsync(AssetPath path, string folder, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, PackageFolders.Descriptor);
        try
        {
            return PackageBuilder.Build(path, await ParseAsync(file, cancellationToken));
        }
        catch (JsonException exception)
        {
            return Unreadable(path, IncompleteReason.Error, $"{file} is not a data package: {exception.Message}", "Correct the file.");
        }
        catch (UnauthorizedAccessException)
        {
            return Unreadable(path, IncompleteReason.AccessDenied, $"{file} may not be read.", "Give the account that runs the crawl the right to read it.");
        }
        catch (IOException exception)
        {
            return Unreadable(path, IncompleteReason.Error, $"{file} cannot be read: {exception.Message}", null);
        }
    }

    private async Task<DataPackage> ParseAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        if (stream.Length > maxBytes)
            throw new JsonException($"it has {stream.Length} bytes, and MaxBytes is {maxBytes}.");

        return await JsonSerializer.DeserializeAsync<DataPackage>(stream, Json, cancellationToken) ?? throw new JsonException("it holds null.");
    }

    // The package is still there, and so is whatever was known of it: nothing of it is taken for dropped.
    private static CrawlItem[] Unreadable(AssetPath path, IncompleteReason reason, string message, string? remedy) =>
    [
        new AssetUnreadable(path, AssetKinds.Containers, message, remedy),
        new ScopeIncomplete(path, reason, message, remedy),
    ];
}
