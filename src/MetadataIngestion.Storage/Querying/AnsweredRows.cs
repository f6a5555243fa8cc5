using System.Data.Common;
using System.Globalization;
using MetadataIngestion.Core.Querying;

namespace MetadataIngestion.Storage.Querying;

/// <summary>Reads an answer into the values that both databases have.</summary>
internal static class AnsweredRows
{
    public static async Task<StateRows> ReadAsync(DbDataReader reader, int limit, CancellationToken cancellationToken)
    {
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var rows = new List<IReadOnlyList<object?>>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (rows.Count == limit)
                return new StateRows(columns, rows, IsCutOff: true);
            rows.Add([.. Enumerable.Range(0, columns.Count).Select(column => Value(reader.GetValue(column)))]);
        }

        return new StateRows(columns, rows, IsCutOff: false);
    }

    private static object? Value(object value) => value switch
    {
        DBNull => null,
        string or long or double => value,
        bool flag => flag ? 1L : 0L,
        int or short => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        decimal or float => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
