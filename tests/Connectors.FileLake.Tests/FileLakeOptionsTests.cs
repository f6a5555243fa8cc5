using System.ComponentModel.DataAnnotations;
using MetadataIngestion.Connectors.FileLake;

namespace Connectors.FileLake.Tests;

public sealed class FileLakeOptionsTests
{
    [Fact]
    public void Validate_RootAlone_IsEnough() => Assert.Empty(Validate(new FileLakeOptions { Root = "lake" }));

    [Fact]
    public void Validate_NothingSet_AsksForARoot()
    {
        var result = Assert.Single(Validate(new FileLakeOptions()));
        Assert.Equal("Neither Root nor PathSpecs is set: give the folder or bucket that holds the lake as Root.", result.ErrorMessage);
    }

    [Fact]
    public void Validate_BadPathSpec_IsNamedByItsPlace()
    {
        var options = new FileLakeOptions { PathSpecs = [new() { Include = "/d/*.csv" }, new() { Include = "/d/{table/*.csv" }] };
        Assert.Equal(["PathSpecs:1:Include"], Assert.Single(Validate(options)).MemberNames);
    }

    [Theory]
    [InlineData(0, 1024)]
    [InlineData(1, 1023)]
    public void Validate_NumberOutOfRange_IsAnError(int maxRecords, int maxBytes) =>
        Assert.NotEmpty(Validate(new FileLakeOptions { Root = "lake", MaxRecords = maxRecords, MaxBytes = maxBytes }));

    private static List<ValidationResult> Validate(FileLakeOptions options)
    {
        List<ValidationResult> results = [];
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results;
    }
}
