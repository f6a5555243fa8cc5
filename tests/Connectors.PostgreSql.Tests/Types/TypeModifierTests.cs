using MetadataIngestion.Connectors.PostgreSql.Types;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Types;

public sealed class TypeModifierTests
{
    [Theory]
    [InlineData(24, 20)]
    [InlineData(9, 5)]
    [InlineData(-1, null)]
    public void Length_VarcharModifier_IsTheDeclaredLength(int modifier, int? length) => Assert.Equal(length, TypeModifier.Length(modifier));

    [Theory]
    [InlineData(655366, 10, 2)]
    [InlineData(329730, 5, -2)]
    [InlineData(196617, 3, 5)]
    [InlineData(65540, 1, 0)]
    [InlineData(65537004, 1000, 1000)]
    public void Numeric_Modifier_IsPrecisionAndScale(int modifier, int precision, int scale) =>
        Assert.Equal((precision, scale), TypeModifier.Numeric(modifier));

    [Fact]
    public void Numeric_NoModifier_IsUnbounded() => Assert.Null(TypeModifier.Numeric(-1));

    [Theory]
    [InlineData(-1, null, null)]
    [InlineData(2147418114, null, 2)]
    [InlineData(327679, "year", null)]
    [InlineData(201392127, "hour to minute", null)]
    [InlineData(470286339, "day to second", 3)]
    public void Interval_Modifier_IsFieldsAndPrecision(int modifier, string? fields, int? precision)
    {
        Assert.Equal(fields, TypeModifier.IntervalFields(modifier));
        Assert.Equal(precision, TypeModifier.IntervalPrecision(modifier));
    }
}
