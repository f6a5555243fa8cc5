using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>A URN as part of a request's path.</summary>
internal static class UrnPath
{
    /// <summary>The URN as the caller meant it. The server decodes a path but for %2F, so that only the path as sent tells whether a URN holds a slash or the three characters.</summary>
    /// <param name="decoded">What the server made of it.</param>
    /// <param name="collection">What comes before it in the path.</param>
    /// <param name="suffix">What comes after it.</param>
    /// <param name="http">The request.</param>
    public static string Exact(string decoded, string collection, string suffix, HttpContext http)
    {
        var path = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        var start = path.IndexOf(collection, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? decoded : Uri.UnescapeDataString(path[(start + collection.Length)..^suffix.Length]);
    }
}
