using System.Globalization;
using System.Security.Cryptography;

namespace MetadataIngestion.Core.Crawling;

/// <summary>Makes run ids that sort by time within a source and never meet: <c>sales-2026_11_21-03_00_00-3f9a1c</c>.</summary>
internal static class RunId
{
    public static string New(string source, DateTimeOffset time) => string.Create(
        CultureInfo.InvariantCulture,
        $"{source}-{time.UtcDateTime:yyyy_MM_dd-HH_mm_ss}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}");
}
