using System.Globalization;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>Compares a number with what a quality rule wants.</summary>
internal static class QualityComparison
{
    /// <summary>Whether the rule holds; <see langword="null"/> when it says nothing to compare with.</summary>
    public static bool? Holds(QualityRule rule, decimal value) => (rule.Operator, rule.Bounds) switch
    {
        (QualityOperator.Be, [var bound]) => value == bound,
        (QualityOperator.NotBe, [var bound]) => value != bound,
        (QualityOperator.BeGreaterThan, [var bound]) => value > bound,
        (QualityOperator.BeGreaterOrEqualTo, [var bound]) => value >= bound,
        (QualityOperator.BeLessThan, [var bound]) => value < bound,
        (QualityOperator.BeLessOrEqualTo, [var bound]) => value <= bound,
        (QualityOperator.BeBetween, [var low, var high]) => value >= low && value <= high,
        (QualityOperator.NotBeBetween, [var low, var high]) => value < low || value > high,
        _ => null,
    };

    /// <summary>What is wanted, in words that follow "must".</summary>
    public static string Describe(QualityRule rule)
    {
        var bounds = string.Join(" and ", rule.Bounds.Select(bound => bound.ToString(CultureInfo.InvariantCulture)));
        var unit = rule.InPercent ? " percent" : string.Empty;
        return rule.Operator switch
        {
            QualityOperator.Be => $"be {bounds}{unit}",
            QualityOperator.NotBe => $"not be {bounds}{unit}",
            QualityOperator.BeGreaterThan => $"be above {bounds}{unit}",
            QualityOperator.BeGreaterOrEqualTo => $"be at least {bounds}{unit}",
            QualityOperator.BeLessThan => $"be below {bounds}{unit}",
            QualityOperator.BeLessOrEqualTo => $"be at most {bounds}{unit}",
            QualityOperator.BeBetween => $"be from {bounds}{unit}",
            QualityOperator.NotBeBetween => $"not be from {bounds}{unit}",
            _ => "hold",
        };
    }
}
