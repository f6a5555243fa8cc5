using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Json;

/// <summary>The type that holds all the kinds of values seen in one place.</summary>
internal static class JsonTypes
{
    public static InferredType Resolve(JsonKinds kinds, JsonShape? element)
    {
        List<InferredType> branches = [];
        if (kinds.HasFlag(JsonKinds.Boolean))
        {
            branches.Add(InferredType.Boolean);
        }

        if (NumberOf(kinds) is { } number)
        {
            branches.Add(number);
        }

        if (kinds.HasFlag(JsonKinds.String))
        {
            branches.Add(InferredType.String);
        }

        if (kinds.HasFlag(JsonKinds.Object))
        {
            branches.Add(InferredType.Record);
        }

        if (kinds.HasFlag(JsonKinds.Array))
        {
            branches.Add(ArrayOf(element));
        }

        return branches switch
        {
            [] => InferredType.Null,
            [var only] => only,
            _ => new InferredType(DataType.Union([.. branches.Select(branch => branch.Type)]), string.Join('|', branches.Select(branch => branch.Native))),
        };
    }

    private static InferredType? NumberOf(JsonKinds kinds)
    {
        if (kinds.HasFlag(JsonKinds.Float))
            return InferredType.Float;

        if (kinds.HasFlag(JsonKinds.BigInteger))
            return InferredType.BigInteger;

        return kinds.HasFlag(JsonKinds.Integer) ? InferredType.Integer : null;
    }

    private static InferredType ArrayOf(JsonShape? element)
    {
        var (type, native) = element is null ? InferredType.Null : Resolve(element.Kinds, element.Element);
        return new InferredType(DataType.Array(type), $"array<{native}>");
    }
}
