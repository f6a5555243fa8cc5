using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>The numbers that stand for the names of aspects, as far as one connection has met them.</summary>
internal sealed class AspectNames(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _select = new(connection, "SELECT id, name FROM aspect");
    private readonly SqliteStatement _insert = new(connection, "INSERT INTO aspect (name) VALUES (?1) RETURNING id");
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private readonly List<string?> _names = [];

    /// <summary>The name behind a number that was read from the database.</summary>
    public string Name(long number)
    {
        if (number >= _names.Count || _names[(int)number] is not { } name)
        {
            Read();
            name = _names[(int)number]!;
        }

        return name;
    }

    /// <summary>The number of a name, or <see langword="null"/> when no entity ever had such an aspect.</summary>
    public long? Find(string name)
    {
        if (!_numbers.ContainsKey(name))
            Read();
        return _numbers.TryGetValue(name, out var number) ? number : null;
    }

    /// <summary>The number of a name, which gets one when it has none; within a transaction that may write.</summary>
    public long FindOrAdd(string name)
    {
        if (_numbers.TryGetValue(name, out var known))
            return known;
        return Find(name) ?? Add(name);
    }

    /// <summary>Forgets everything, because a transaction that may have added names was undone.</summary>
    public void Forget()
    {
        _numbers.Clear();
        _names.Clear();
    }

    public void Dispose()
    {
        _select.Dispose();
        _insert.Dispose();
    }

    private long Add(string name)
    {
        _insert.Bind(1, name);
        var number = _insert.QueryInt64()!.Value;
        Remember(number, name);
        return number;
    }

    private void Read()
    {
        try
        {
            while (_select.Step())
                Remember(_select.Int64(0), _select.Text(1));
        }
        finally
        {
            _select.Reset();
        }
    }

    private void Remember(long number, string name)
    {
        while (_names.Count <= number)
            _names.Add(null);
        _names[(int)number] = name;
        _numbers[name] = number;
    }
}
