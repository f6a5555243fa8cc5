using MetadataIngestion.Core.Relaying;

namespace MetadataIngestion.Core.Tests.Relaying;

public sealed class RelayOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreSound() => Assert.Empty(RelayOptions.Validate(new RelayOptions()));

    [Fact]
    public void Validate_BoundsAndNoEnd_AreSound() =>
        Assert.Empty(RelayOptions.Validate(new RelayOptions
        {
            BatchSize = 1,
            BatchBytes = 1,
            MaxAttempts = null,
            BreakAfter = 1,
            RetryDelay = TimeSpan.Zero,
            MaxRetryDelay = TimeSpan.Zero,
            BatchDelay = TimeSpan.Zero,
            BreakDuration = TimeSpan.FromDays(1),
        }));

    [Fact]
    public void Validate_EverythingWrong_NamesEachOption()
    {
        var errors = RelayOptions.Validate(new RelayOptions
        {
            BatchSize = 0,
            BatchBytes = -1,
            MaxAttempts = 0,
            BreakAfter = 0,
            RetryDelay = TimeSpan.FromSeconds(-1),
            MaxRetryDelay = TimeSpan.FromHours(25),
            BatchDelay = TimeSpan.FromSeconds(-1),
            BreakDuration = TimeSpan.FromDays(2),
        });

        Assert.Equal(
            ["BatchBytes", "BatchDelay", "BatchSize", "BreakAfter", "BreakDuration", "MaxAttempts", "MaxRetryDelay", "RetryDelay"],
            errors.Select(error => error.Path).Order(StringComparer.Ordinal));
        Assert.Equal("must be at least 1.", errors[0].Message);
        Assert.Contains(errors, error => error is { Path: "BreakDuration", Message: "must be from 00:00:00 to 1.00:00:00, a day." });
    }
}
