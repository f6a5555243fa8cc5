namespace MetadataIngestion.Worker.Api.Security;

/// <summary>A key that callers may present.</summary>
/// <param name="Name">Who holds it.</param>
/// <param name="Role">What its holder may do.</param>
/// <param name="Hash">The SHA-256 of the key, which itself is kept nowhere.</param>
internal sealed record ApiKey(string Name, ApiKeyRole Role, byte[] Hash);
