namespace MetadataIngestion.Sinks.DataHubRest;

/// <summary>Where a request goes. Neighbouring entries with the same target may share a request.</summary>
/// <param name="Method">The method; <see cref="HttpMethod.Delete"/> has no body.</param>
/// <param name="Path">The path and query, relative to the server's address.</param>
internal readonly record struct RequestTarget(HttpMethod Method, string Path);
