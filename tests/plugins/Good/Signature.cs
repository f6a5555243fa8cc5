namespace TestPlugins.Good;

internal sealed record Signature(string Text);
