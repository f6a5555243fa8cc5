using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Types;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>Writes parameters as T-SQL declares them, without defaults, which the catalog does not keep.</summary>
internal static class ParameterText
{
    private const int ReturnValue = 0;

    public static string? Of(ReadOnlySpan<ParameterRow> parameters, TypeMapper types)
    {
        var texts = new List<string>(parameters.Length);
        foreach (var parameter in parameters)
        {
            if (parameter.Number != ReturnValue)
                texts.Add($"{parameter.Name} {TypeOf(parameter, types)}{(parameter.IsOutput ? " OUTPUT" : "")}{(parameter.IsReadOnly ? " READONLY" : "")}");
        }

        return texts.Count == 0 ? null : string.Join(", ", texts);
    }

    /// <summary>What a scalar function returns; null for anything else.</summary>
    public static string? ReturnOf(ReadOnlySpan<ParameterRow> parameters, TypeMapper types)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Number == ReturnValue)
                return TypeOf(parameter, types);
        }

        return null;
    }

    private static string TypeOf(ParameterRow parameter, TypeMapper types) =>
        types.Map(parameter.TypeId, parameter.MaxLength, parameter.Precision, parameter.Scale).NativeText;
}
