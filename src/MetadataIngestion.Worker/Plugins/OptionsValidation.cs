using Microsoft.Extensions.Options;

namespace MetadataIngestion.Worker.Plugins;

internal sealed class OptionsValidation<TOptions>(IEnumerable<IValidateOptions<TOptions>> validators) : IOptionsValidation
    where TOptions : class
{
    public IReadOnlyList<string> Validate(object options) =>
        [.. validators.SelectMany(validator => Failures(validator, (TOptions)options))];

    private static IEnumerable<string> Failures(IValidateOptions<TOptions> validator, TOptions options)
    {
        try
        {
            var result = validator.Validate(Options.DefaultName, options);
            return result.Failed ? result.Failures : [];
        }
        catch (Exception e)
        {
            return [$"{validator.GetType().Name} could not check the options: {e.GetType().Name}: {e.Message}"];
        }
    }
}
