using Azure;
using Azure.Identity;

namespace MetadataIngestion.Connectors.FileLake.Storage.Azure;

/// <summary>Says in the connector's own words what a client of Azure Storage throws.</summary>
internal static class AzureFaults
{
    /// <param name="path">What is asked for.</param>
    /// <param name="call">Asks for it.</param>
    /// <exception cref="StoreException">The store did not answer, or not with what was asked for.</exception>
    public static async Task<T> TranslateAsync<T>(string path, Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (RequestFailedException exception)
        {
            throw From(exception, path);
        }
        catch (AuthenticationFailedException exception)
        {
            throw new StoreException(
                StoreFault.Denied,
                "no credential was found or accepted",
                "Set Storage:Azure (AccountKey, SasToken, or TenantId, ClientId and ClientSecret), or run with a managed identity.",
                exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or AggregateException)
        {
            throw Unavailable(exception.Message, exception);
        }
    }

    private static StoreException From(RequestFailedException exception, string path) => (exception.Status, exception.ErrorCode) switch
    {
        (_, "BlobArchived") => new(StoreFault.Archived, "it lies in the archive tier", $"Rehydrate {path}, or exclude it.", exception),
        (412, _) => new(StoreFault.Changed, "it was replaced during the crawl", "Crawl again when nothing writes to it.", exception),
        (_, "ContainerNotFound") => new(StoreFault.Missing, "there is no such container", $"Check the container in {path}, and the account.", exception),
        (404, _) => new(StoreFault.Missing, "it is not there, or went away during the crawl", "Crawl again when nothing moves blobs in the lake.", exception),
        (401 or 403, _) => new(
            StoreFault.Denied,
            $"access is denied ({Code(exception)})",
            $"Give the identity that runs the crawl the role Storage Blob Data Reader on the container of {path}, and check its key or token and the firewall of the account.",
            exception),
        (0 or 408 or 429 or >= 500, _) => Unavailable(Code(exception), exception),
        _ => new(StoreFault.Failed, $"the store answered {Code(exception)}", $"Check {path}, then crawl again.", exception),
    };

    private static StoreException Unavailable(string cause, Exception exception) => new(
        StoreFault.Unavailable,
        $"the store refused or did not answer, in every attempt: {cause}",
        "Crawl again later; lower Storage:MaxConcurrency if the store throttles, raise Storage:MaxAttempts to wait longer.",
        exception);

    private static string Code(RequestFailedException exception) => exception switch
    {
        { ErrorCode: { Length: > 0 } code } => code,
        { Status: 0 } => "no connection",
        _ => $"HTTP {exception.Status}",
    };
}
