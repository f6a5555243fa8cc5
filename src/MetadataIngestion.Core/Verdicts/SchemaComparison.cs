using MetadataIngestion.Core.Schemas;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Judges what became of a dataset between two crawls.</summary>
internal static class SchemaComparison
{
    /// <param name="before">The dataset as it was.</param>
    /// <param name="after">The dataset as it is.</param>
    /// <param name="sameDataset">Whether it is the same dataset, and not another one that has its name now: only then do the fields' identities mean the same.</param>
    /// <returns>The verdicts, those on fields in the fields' order after those on the dataset.</returns>
    public static IReadOnlyList<Verdict> Compare(SchemaSnapshot before, SchemaSnapshot after, bool sameDataset)
    {
        // A promise that is given up was still in force when the schema was changed.
        var judge = new Judge(after.Model, CompatibilityPromise.Of(before));
        if (!sameDataset)
            judge.Add(VerdictRules.AssetRecreated);
        if (before.Kind != after.Kind)
            judge.Add(VerdictRules.AssetKindChanged, before.Kind, after.Kind);
        if (before.View is not null && after.View is not null && before.View != after.View)
            judge.Add(VerdictRules.ViewChanged);

        SettingComparison.Compare(before, after, judge);
        CompareFields(before, after, sameDataset, judge);
        return judge.Verdicts;
    }

    private static void CompareFields(SchemaSnapshot before, SchemaSnapshot after, bool sameDataset, Judge judge)
    {
        if (before.Fields is null && after.Fields is not null)
            judge.Add(VerdictRules.SchemaFound);
        if (before.IsLost != after.IsLost)
            judge.Add(after.IsLost ? VerdictRules.SchemaLost : VerdictRules.SchemaFound);
        if (before.Fields is null || after.Fields is null || IsOtherLanguage(before.Model, after.Model))
            return;

        var match = new FieldMatch(before.Fields, after.Fields, sameDataset);
        KeyComparison.Compare(before, after, match.NewNames, judge);
        FieldComparison.Compare(match, after.Fields, judge);
    }

    /// <summary>Fields of two schema languages are not the same fields: that everything is written in another way says it all.</summary>
    private static bool IsOtherLanguage(SchemaModel before, SchemaModel after) => before != after && IsLanguage(before) && IsLanguage(after);

    private static bool IsLanguage(SchemaModel model) => model is SchemaModel.Avro or SchemaModel.Json or SchemaModel.Protobuf;
}
