using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Configuration.Binding;
using MetadataIngestion.Worker.Configuration.Tree;

namespace MetadataIngestion.Worker.Tests.Configuration;

public sealed class StrictBinderTests
{
    [Fact]
    public void BindObject_EveryType_BindsValues()
    {
        var (bound, problems) = Bind("""
            {
              "text": "a", "Number": 5, "NumberAsText": "7", "Flag": true, "Rate": 0.5, "Duration": "00:00:30", "Url": "https://host:1",
              "When": "2026-11-30T18:00:00Z", "Word": "tuesday", "Words": [ "Monday", "friday" ], "Names": [ "x", "y" ], "Set": [ 1, 2, 2 ],
              "ByName": { "One": 1, "two": "2" }, "Inner": { "Value": 9 }, "Inners": [ { "Value": 1 }, { "Value": 2 } ], "Nothing": null,
            } // comments and trailing commas are fine
            """);

        Assert.Empty(problems);
        Assert.Equal("a", bound.Text);
        Assert.Equal(5, bound.Number);
        Assert.Equal(7, bound.NumberAsText);
        Assert.True(bound.Flag);
        Assert.Equal(0.5, bound.Rate);
        Assert.Equal(TimeSpan.FromSeconds(30), bound.Duration);
        Assert.Equal(new Uri("https://host:1"), bound.Url);
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 18, 0, 0, TimeSpan.Zero), bound.When);
        Assert.Equal(DayOfWeek.Tuesday, bound.Word);
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Friday], bound.Words);
        Assert.Equal(["x", "y"], bound.Names);
        Assert.Equal([1, 2], bound.Set.Order());
        Assert.Equal(2, bound.ByName["TWO"]);
        Assert.Equal(9, bound.Inner.Value);
        Assert.Equal([1, 2], bound.Inners.Select(inner => inner.Value));
        Assert.Equal("default", bound.Nothing);
    }

    [Theory]
    [InlineData("""{ "Number": "x" }""", "Number", "must be a whole number, not \"x\".")]
    [InlineData("""{ "Number": 1.5 }""", "Number", "must be a whole number, not 1.5.")]
    [InlineData("""{ "Number": 99999999999 }""", "Number", "must be a whole number, not 99999999999.")]
    [InlineData("""{ "Flag": "yes" }""", "Flag", "must be true or false, not \"yes\".")]
    [InlineData("""{ "Text": true }""", "Text", "must be text in quotes, not true.")]
    [InlineData("""{ "Text": [] }""", "Text", "must be text in quotes, not a list.")]
    [InlineData("""{ "Duration": "30" }""", "Duration", "must be a duration such as \"00:00:30\" for thirty seconds, not \"30\".")]
    [InlineData("""{ "Url": "host" }""", "Url", "must be an absolute URL such as \"https://host:8080\", not \"host\".")]
    [InlineData("""{ "Word": "3" }""", "Word", "must be one of Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, not \"3\".")]
    [InlineData("""{ "Word": "mondy" }""", "Word", "must be one of Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, not \"mondy\". Did you mean 'Monday'?")]
    [InlineData("""{ "Names": "x" }""", "Names", "must be a list in brackets, not text.")]
    [InlineData("""{ "Names": [ 1 ] }""", "Names:0", "must be text in quotes, not 1.")]
    [InlineData("""{ "Names": [ null ] }""", "Names:0", "must be text in quotes, not null.")]
    [InlineData("""{ "Inner": 5 }""", "Inner", "must be an object in braces, not a number.")]
    [InlineData("""{ "Inner": { "Valeu": 5 } }""", "Inner:Valeu", "is not an option. Did you mean 'Value'?")]
    [InlineData("""{ "Inner": { "Other": 5 } }""", "Inner:Other", "is not an option. Valid here: Value.")]
    [InlineData("""{ "Inners": [ { "Value": 0 } ] }""", "Inners:0:Value", "The field Value must be between 1 and 10.")]
    [InlineData("""{ "ByName": [ 1 ] }""", "ByName", "must be an object in braces, not a list.")]
    public void BindObject_WrongValue_NotesPathAndWhatWouldBeRight(string json, string path, string message)
    {
        var (_, problems) = Bind(json);

        var problem = Assert.Single(problems);
        Assert.Equal(path, problem.Path);
        Assert.Equal(message, problem.Message);
        Assert.Equal("test.json:1", problem.Location.ToString());
    }

    private static (BinderSample Bound, IReadOnlyList<ConfigurationProblem> Problems) Bind(string json)
    {
        var problems = new ProblemList();
        var node = new JsonNodeReader("test.json", problems).Read(System.Text.Encoding.UTF8.GetBytes(json));
        return ((BinderSample)new StrictBinder(problems).BindObject(typeof(BinderSample), node, string.Empty), problems.Problems);
    }
}
