namespace HelloConnector;

internal sealed record Contributor(string? Title, string? Email, string? Role);
