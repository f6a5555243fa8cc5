using MetadataIngestion.Worker.Configuration;

namespace MetadataIngestion.Worker.Tests.Configuration;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("Shedule", "Schedule")]
    [InlineData("shcedule", "Schedule")]
    [InlineData("Cron", null)]
    [InlineData("TimeZones", "TimeZone")]
    [InlineData("x", null)]
    public void Find_Name_FindsTheNearestWithinReason(string name, string? expected) =>
        Assert.Equal(expected, NearestName.Find(name, ["Schedule", "TimeZone", "Type"]));
}
