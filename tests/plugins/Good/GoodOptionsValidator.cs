using Microsoft.Extensions.Options;

namespace TestPlugins.Good;

internal sealed class GoodOptionsValidator : IValidateOptions<GoodOptions>
{
    public ValidateOptionsResult Validate(string? name, GoodOptions options)
    {
        var failures = new List<string>();
        if (options.Count < 1)
            failures.Add("Count must be at least 1.");
        if (options.Table.Contains(' '))
            failures.Add("Table must not contain a blank.");

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
