using System.DirectoryServices.Protocols;
using System.Globalization;

namespace MetadataIngestion.Mesh.Ownership.Ldap;

/// <summary>Tells of an account whether its owner left, by what servers write down about accounts. A lock that goes away by itself says nothing.</summary>
internal static class AccountState
{
    private const int Disabled = 2;

    /// <summary>The value with which a server locks an account for good.</summary>
    private const string LockedForGood = "000001010000Z";

    /// <summary>The attributes that tell; operational ones come only when they are asked for.</summary>
    public static IReadOnlyList<string> Attributes { get; } = ["userAccountControl", "accountExpires", "nsAccountLock", "pwdAccountLockedTime", "shadowExpire"];

    /// <summary>The day from which a person is gone; <see langword="null"/> for one who is there.</summary>
    public static DateOnly? LeftOf(SearchResultEntry entry, string? leftAttribute)
    {
        if (IsDisabled(entry))
            return DateOnly.MinValue;

        DateOnly?[] days = [ExpiryByDays(Text(entry, "shadowExpire")), ExpiryByTicks(Text(entry, "accountExpires")), leftAttribute is null ? null : DayOf(Text(entry, leftAttribute))];
        return days.Min();
    }

    private static bool IsDisabled(SearchResultEntry entry) =>
        (long.TryParse(Text(entry, "userAccountControl"), CultureInfo.InvariantCulture, out var flags) && (flags & Disabled) != 0)
        || "TRUE".Equals(Text(entry, "nsAccountLock"), StringComparison.OrdinalIgnoreCase)
        || Text(entry, "pwdAccountLockedTime") == LockedForGood;

    private static DateOnly? ExpiryByDays(string? text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var days) && days >= 0 && days < DateOnly.MaxValue.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber
            ? DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(days)
            : null;

    /// <summary>Active Directory counts from the year 1601; 0 and the greatest number mean never.</summary>
    private static DateOnly? ExpiryByTicks(string? text) =>
        long.TryParse(text, CultureInfo.InvariantCulture, out var ticks) && ticks > 0 && ticks < DateTime.MaxValue.ToFileTimeUtc() ? DateOnly.FromDateTime(DateTime.FromFileTimeUtc(ticks)) : null;

    private static DateOnly? DayOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Equals("FALSE", StringComparison.OrdinalIgnoreCase))
            return null;

        var form = text.Contains('-', StringComparison.Ordinal) ? "yyyy-MM-dd" : "yyyyMMdd";
        return DateOnly.TryParseExact(text.AsSpan(0, Math.Min(text.Length, form.Length)), form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : DateOnly.MinValue;
    }

    private static string? Text(SearchResultEntry entry, string attribute) => LdapSearch.Values(entry, attribute).FirstOrDefault();
}
