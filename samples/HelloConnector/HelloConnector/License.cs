namespace HelloConnector;

internal sealed record License(string? Name, string? Title);
