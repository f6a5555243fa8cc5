using System.Globalization;
using System.Security.Cryptography;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Makes ids for requests that came without one; they sort by time and never meet: <c>request-2026_11_21-03_00_00-3f9a1c</c>.</summary>
internal static class RequestId
{
    public static string New(DateTimeOffset time) => string.Create(
        CultureInfo.InvariantCulture, $"request-{time.UtcDateTime:yyyy_MM_dd-HH_mm_ss}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}");
}
