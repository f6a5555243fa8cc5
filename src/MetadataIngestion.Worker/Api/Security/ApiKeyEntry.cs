namespace MetadataIngestion.Worker.Api.Security;

/// <summary>A key as the key file has it.</summary>
internal sealed record ApiKeyEntry
{
    /// <summary>Who holds it.</summary>
    public string? Name { get; init; }

    /// <summary><c>read</c> or <c>operate</c>.</summary>
    public string? Role { get; init; }

    /// <summary>The SHA-256 of the key in hexadecimal digits, after <c>sha256:</c>.</summary>
    public string? Hash { get; init; }
}
