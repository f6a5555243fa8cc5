using MetadataIngestion.Abstractions;

namespace HelloConnector;

/// <summary>Finds the packages of a folder.</summary>
internal static class PackageFolders
{
    public const string Descriptor = "datapackage.json";

    /// <summary>The folders that hold a package, in an order that depends on their names alone.</summary>
    /// <exception cref="SourceConfigurationException">The folder does not exist.</exception>
    /// <exception cref="SourceAccessDeniedException">The folder may not be listed.</exception>
    /// <exception cref="RetriableSourceException">The folder cannot be listed now.</exception>
    public static IReadOnlyList<string> List(string root)
    {
        try
        {
            return
            [
                .. Directory.EnumerateDirectories(root)
                    .Where(folder => File.Exists(Path.Combine(folder, Descriptor)))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (DirectoryNotFoundException exception)
        {
            throw new SourceConfigurationException($"The folder {root} does not exist.", "Correct Root, or create the folder.", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new SourceAccessDeniedException(
                $"The folder {root} may not be listed.", "Give the account that runs the crawl the right to read and enter it.", exception);
        }
        catch (IOException exception)
        {
            throw new RetriableSourceException($"The folder {root} cannot be listed: {exception.Message}", innerException: exception);
        }
    }
}
