using System.Globalization;
using System.Text;
using MetadataIngestion.Mesh.Scorecards;

namespace MetadataIngestion.Worker.Reports;

/// <summary>A number for each week as bars; what they show is also their label.</summary>
/// <param name="weeks">The weeks.</param>
internal sealed class ScorecardChart(IReadOnlyList<ScorecardWeek> weeks)
{
    private const int Height = 18;

    // So that many weeks take no more room than a table has.
    private readonly int _step = weeks.Count switch { <= 13 => 7, <= 26 => 4, _ => 2 };

    /// <param name="style">The class of the bars.</param>
    /// <param name="label">What they show, up to the dates.</param>
    /// <param name="numbers">The numbers; <see langword="null"/> for what is not known.</param>
    public string Draw(string style, string label, IEnumerable<long?> numbers)
    {
        long?[] all = [.. numbers];
        var width = all.Length * _step;
        var said = string.Join(", ", all.Zip(weeks).Select(week => string.Create(CultureInfo.InvariantCulture, $"{week.Second.Start:MM-dd}: {week.First?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}")));
        return string.Create(CultureInfo.InvariantCulture, $"<svg class=\"{style}\" role=\"img\" aria-label=\"{label} {said}\" width=\"{width}\" height=\"{Height + 1}\" viewBox=\"0 0 {width} {Height + 1}\"><title>{said}</title>{Bars(all)}<line x1=\"{all.TakeWhile(number => number is null).Count() * _step}\" x2=\"{width}\" y1=\"{Height + 0.5}\" y2=\"{Height + 0.5}\"/></svg>");
    }

    private string Bars(long?[] numbers)
    {
        var most = Math.Max(1, numbers.Max() ?? 0);
        var bars = new StringBuilder();
        for (var week = 0; week < numbers.Length; week++)
        {
            var height = ((numbers[week] ?? 0) * Height + most - 1) / most;
            if (height > 0)
                bars.Append(CultureInfo.InvariantCulture, $"<rect x=\"{week * _step}\" y=\"{Height - height}\" width=\"{_step - (_step / 3)}\" height=\"{height}\"/>");
        }

        return bars.ToString();
    }
}
