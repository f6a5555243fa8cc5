using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Worker.Secrets;

namespace MetadataIngestion.Worker.Tests.Secrets;

public sealed class SecretRedactorTests
{
    [Theory]
    [InlineData("s3cr3t-value", "login with s3cr3t-value failed", "login with *** failed")]
    [InlineData("s3cr3t-value", "s3cr3t-values3cr3t-value", "******")]
    [InlineData("p@ss word/1", "GET https://host/?token=p%40ss%20word%2F1", "GET https://host/?token=***")]
    [InlineData("quo\"te\\back", """{"message":"quo\"te\\back"}""", """{"message":"***"}""")]
    [InlineData("quo\"te<back>", """{"message":"quo\u0022te\u003Cback\u003E"}""", """{"message":"***"}""")]
    [InlineData("line one\nline two", "the key line two is not valid", "the key *** is not valid")]
    public void Redact_TextWithSecret_MasksIt(string secret, string text, string expected)
    {
        var redactor = new SecretRedactor();
        redactor.Add(secret);

        Assert.Equal(expected, redactor.Redact(text));
    }

    [Theory]
    [InlineData("pw", "Password=pw;Host=pwned", "Password=***;Host=pwned")]
    [InlineData("7", "17 of 70 files, 7 failed", "17 of 70 files, *** failed")]
    public void Redact_ShortSecret_MasksItOnlyWhereItStandsAlone(string secret, string text, string expected)
    {
        var redactor = new SecretRedactor();
        redactor.Add(secret);

        Assert.Equal(expected, redactor.Redact(text));
    }

    [Fact]
    public void Redact_SecretInsideALongerSecret_MasksTheLongerWhole()
    {
        var redactor = new SecretRedactor();
        redactor.Add("hunter");
        redactor.Add("hunter-and-gatherer");

        Assert.Equal("*** and ***", redactor.Redact("hunter-and-gatherer and hunter"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("true")]
    [InlineData(null)]
    public void Add_NothingToHide_MasksNothing(string? secret)
    {
        var redactor = new SecretRedactor();
        redactor.Add(secret);

        Assert.Equal("it is true  that", redactor.Redact("it is true  that"));
    }

    [Fact]
    public void Redact_AnyTextAroundASecret_NeverHoldsIt()
    {
        var letters = Gen.Elements("abcdefgh0123456789".ToCharArray());
        var secrets = letters.ArrayOf(12).Select(characters => new string(characters));
        Prop.ForAll(secrets.ToArbitrary(), ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<string>(), (secret, before, after) =>
        {
            var redactor = new SecretRedactor();
            redactor.Add(secret);
            return !redactor.Redact(before + secret + after).Contains(secret, StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
    }
}
