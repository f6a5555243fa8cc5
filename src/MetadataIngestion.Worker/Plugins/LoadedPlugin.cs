using MetadataIngestion.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace MetadataIngestion.Worker.Plugins;

/// <summary>A plugin that can crawl: what it says of itself, and its services.</summary>
internal sealed class LoadedPlugin(ConnectorDescriptor descriptor, ServiceProvider services) : IAsyncDisposable
{
    public ConnectorDescriptor Descriptor => descriptor;

    public async ValueTask<SourceLease> CreateSourceAsync(object? options)
    {
        VerifyOptions(options);
        var scope = services.CreateAsyncScope();
        try
        {
            scope.ServiceProvider.GetRequiredService<SourceOptionsHolder>().Options = options;
            return new SourceLease(scope);
        }
        catch (Exception e)
        {
            await scope.DisposeAsync();
            if (e is SourceException)
                throw;

            throw new PluginUnavailableException(
                $"The plugin '{descriptor.Type}' failed to make a source. {PluginFailure.Describe(e)} Ask its author for a corrected version.", e);
        }
    }

    public IReadOnlyList<string> ValidateOptions(object options)
    {
        VerifyOptions(options);
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IOptionsValidation>().Validate(options);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private void VerifyOptions(object? options)
    {
        if (options?.GetType() != descriptor.OptionsType)
            throw new ArgumentException(
                $"The options of '{descriptor.Type}' are of type {descriptor.OptionsType?.FullName ?? "none"}, not {options?.GetType().FullName ?? "none"}.",
                nameof(options));
    }
}
