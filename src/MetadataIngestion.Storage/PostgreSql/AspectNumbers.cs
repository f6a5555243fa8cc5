using System.Collections.Concurrent;
using Npgsql;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>The numbers that stand for the names of aspects, as far as this process has met them. They never change.</summary>
internal sealed class AspectNumbers(PostgreSqlAccess access)
{
    private readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, string> _names = new();

    /// <summary>The number of a name that <see cref="LearnAsync"/> was told.</summary>
    public int this[string name] => _numbers[name];

    /// <summary>Gives names numbers where they have none.</summary>
    public async Task LearnAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var unknown = names.Where(name => !_numbers.ContainsKey(name)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (unknown.Length == 0)
            return;
        await access.UseAsync(
            async connection =>
            {
                await using var insert = new NpgsqlCommand("INSERT INTO aspect (name) SELECT unnest($1) ON CONFLICT (name) DO NOTHING", connection);
                insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = unknown });
                await insert.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                return await ReadAsync(connection, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The number of a name, or <see langword="null"/> when no entity ever had such an aspect.</summary>
    public async Task<int?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (!_numbers.ContainsKey(name))
            await access.UseAsync(connection => ReadAsync(connection, cancellationToken), cancellationToken).ConfigureAwait(false);
        return _numbers.TryGetValue(name, out var number) ? number : null;
    }

    /// <summary>The name behind a number that was read from the database.</summary>
    public async ValueTask<string> NameAsync(int number, CancellationToken cancellationToken)
    {
        if (!_names.TryGetValue(number, out var name))
        {
            await access.UseAsync(connection => ReadAsync(connection, cancellationToken), cancellationToken).ConfigureAwait(false);
            name = _names[number];
        }

        return name;
    }

    private async Task<bool> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var select = new NpgsqlCommand("SELECT id, name FROM aspect", connection);
        await using var rows = await select.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var (number, name) = (rows.GetInt32(0), rows.GetString(1));
            _numbers[name] = number;
            _names[number] = name;
        }

        return true;
    }
}
