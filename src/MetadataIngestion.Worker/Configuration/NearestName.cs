namespace MetadataIngestion.Worker.Configuration;

/// <summary>Finds what was probably meant by a name that does not exist.</summary>
internal static class NearestName
{
    /// <summary>A sentence such as <c> Did you mean 'Schedule'?</c>, or one that lists the valid names, or nothing.</summary>
    public static string Hint(string name, IReadOnlyCollection<string> valid)
    {
        if (Find(name, valid) is { } nearest)
            return $" Did you mean '{nearest}'?";

        return valid.Count == 0 ? string.Empty : $" Valid here: {string.Join(", ", valid)}.";
    }

    /// <summary>The nearest valid name, or <see langword="null"/> when none is near.</summary>
    public static string? Find(string name, IEnumerable<string> valid)
    {
        var allowed = Math.Max(1, name.Length / 3);
        return valid
            .Select(candidate => (Name: candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(match => match.Distance <= allowed)
            .OrderBy(match => match.Distance)
            .Select(match => match.Name)
            .FirstOrDefault();
    }

    // Optimal string alignment: insertions, deletions, substitutions and swapped neighbours count one each.
    private static int Distance(string left, string right)
    {
        var cost = new int[left.Length + 1, right.Length + 1];
        for (var row = 0; row <= left.Length; row++)
            cost[row, 0] = row;
        for (var column = 0; column <= right.Length; column++)
            cost[0, column] = column;

        for (var row = 1; row <= left.Length; row++)
        {
            for (var column = 1; column <= right.Length; column++)
            {
                var replaced = cost[row - 1, column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                cost[row, column] = Math.Min(replaced, 1 + Math.Min(cost[row - 1, column], cost[row, column - 1]));
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                    cost[row, column] = Math.Min(cost[row, column], 1 + cost[row - 2, column - 2]);
            }
        }

        return cost[left.Length, right.Length];
    }
}
