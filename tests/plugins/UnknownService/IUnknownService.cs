namespace TestPlugins.UnknownService;

internal interface IUnknownService
{
    string Name { get; }
}
