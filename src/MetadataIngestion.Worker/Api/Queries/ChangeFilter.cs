using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MetadataIngestion.Core.Verdicts;
using MetadataIngestion.Worker.Changes;
using Microsoft.AspNetCore.Mvc;

namespace MetadataIngestion.Worker.Api.Queries;

/// <summary>Which recorded changes are wanted.</summary>
internal sealed record ChangeFilter : IValidatableObject
{
    public const int DefaultLimit = 100;

    [FromQuery(Name = "from"), Range(1, long.MaxValue, ErrorMessage = "must be at least 1."), Description("The first offset wanted, 1 by default; the next of the page before")]
    public long? From { get; init; }

    [FromQuery(Name = "limit"), Range(1, 1000, ErrorMessage = "must be from 1 to 1000."), Description("How many changes at most, 100 by default")]
    public int? Limit { get; init; }

    [FromQuery(Name = "since"), MaxLength(100), Description("Only changes since then: a date, a time, or an age such as 24h or 7d")]
    public string? Since { get; init; }

    [FromQuery(Name = "level"), MaxLength(20), Description("Only changes of this level or worse: informational, compatible, risky or breaking")]
    public string? Level { get; init; }

    [FromQuery(Name = "domain"), MaxLength(200), Description("Only changes of assets that are now in this domain or one inside it, by its id or URN")]
    public string? Domain { get; init; }

    [FromQuery(Name = "source"), MaxLength(100), Description("Only changes of this source")]
    public string? Source { get; init; }

    [FromQuery(Name = "urn"), MaxLength(2000), Description("Only changes of this entity")]
    public string? Urn { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Since is not null && Changes.Since.TryParse(Since) is null)
            yield return new ValidationResult("must be a date, a time, or an age such as 24h or 7d.", [nameof(Since)]);
        if (Level is not null && LevelOf(Level) is null)
            yield return new ValidationResult("must be informational, compatible, risky or breaking.", [nameof(Level)]);
    }

    public ChangeQuery ToQuery(TimeProvider timeProvider) => new()
    {
        From = From ?? 1,
        Since = Since is null ? null : Changes.Since.TryParse(Since)!.At(timeProvider),
        Level = Level is null ? VerdictLevel.Informational : LevelOf(Level)!.Value,
        Domain = Domain,
        Source = Source,
        Urn = Urn,
    };

    private static VerdictLevel? LevelOf(string word)
    {
        var name = Array.Find(Enum.GetNames<VerdictLevel>(), name => name.Equals(word, StringComparison.OrdinalIgnoreCase));
        return name is null ? null : Enum.Parse<VerdictLevel>(name);
    }
}
