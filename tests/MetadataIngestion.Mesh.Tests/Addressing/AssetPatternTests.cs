using System.Text.RegularExpressions;
using MetadataIngestion.Mesh.Addressing;

namespace MetadataIngestion.Mesh.Tests.Addressing;

public sealed class AssetPatternTests
{
    [Theory]
    [InlineData("/shop/sales/public/orders", "shop/sales/public/orders", true)]
    [InlineData("/shop/sales/public/orders", "shop/sales/public/orders_old", false)]
    [InlineData("/shop/sales/public", "shop/sales/public", true)]
    [InlineData("/shop/sales/public", "shop/sales/public/orders", true)]
    [InlineData("/shop/sales/public/", "shop/sales/public/orders", true)]
    [InlineData("/shop/sales/public/*", "shop/sales/public/orders", true)]
    [InlineData("/shop/sales/*", "shop/sales/public/orders", false)]
    [InlineData("/shop/sales/**", "shop/sales/public/orders", true)]
    [InlineData("/shop/sales/**", "shop/sales", false)]
    [InlineData("/shop/**/orders", "shop/orders", true)]
    [InlineData("/shop/**/orders", "shop/a/b/orders", true)]
    [InlineData("shop/sales", "other/shop/sales", false)]
    [InlineData("orders", "shop/sales/public/orders", true)]
    [InlineData("public/", "shop/sales/public/orders", true)]
    [InlineData("order_*", "shop/sales/public/order_items", true)]
    [InlineData("*", "shop/sales", true)]
    [InlineData("/SHOP/Sales", "shop/sales/public/orders", true)]
    [InlineData("/shop/sale?", "shop/sales", true)]
    [InlineData("/lake/a+(b).{c}$/", "lake/a+(b).{c}$/d", true)]
    [InlineData("/lake/a.c", "lake/abc", false)]
    [InlineData("/**/sales/**", "shop/sales", false)]
    [InlineData("/**/sales/**", "shop/sales/orders", true)]
    public void IsMatch_PatternsOfCodeowners_MeanWhatTheyMeanThere(string text, string address, bool expected)
    {
        Assert.Null(AssetPattern.Parse(text, out var pattern));
        Assert.Equal(expected, pattern!.IsMatch(AssetAddress.Parse("/" + address)));
        Assert.Equal(expected, Regex.IsMatch("/" + address, pattern.ToRegex(), RegexOptions.IgnoreCase));
    }

    [Theory]
    [InlineData("shop.sales.orders", true)]
    [InlineData("shop.sales.*", true)]
    [InlineData("/shop/sales.public.orders", false)]
    [InlineData("**/shop.sales.orders", false)]
    [InlineData("orders.csv", false)]
    [InlineData("*.csv", false)]
    public void LooksDotted_NamesDividedByDots_AreTold(string text, bool expected)
    {
        Assert.Null(AssetPattern.Parse(text, out var pattern));
        Assert.Equal(expected, pattern!.LooksDotted);
    }

    [Theory]
    [InlineData("!/shop")]
    [InlineData("/shop/[ab]")]
    [InlineData("/shop//orders")]
    [InlineData("/")]
    public void Parse_WhatCannotBeMeant_IsRefused(string text) => Assert.NotNull(AssetPattern.Parse(text, out _));
}
