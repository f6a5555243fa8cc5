namespace MetadataIngestion.Worker.Reports;

/// <summary>How the web page of a scorecard looks: on a screen, light or dark, and on paper.</summary>
internal static class ScorecardStyle
{
    public const string Css =
        """
        :root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --line: #d9dee5; --page: #ffffff; --bar: #2f7d5b; --low: #b3541e; --hurt: #b3261e; --track: #e9edf1; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #9aa7b6; --line: #333c48; --page: #14181e; --bar: #5fbf95; --low: #e2955f; --hurt: #f2857d; --track: #262d37; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.5rem; font: 15px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--page); }
        h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
        p { margin: .3rem 0; } .soft { color: var(--soft); } .note { border-left: 3px solid var(--low); padding-left: .8rem; margin: 1rem 0; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        caption { text-align: left; color: var(--soft); padding-bottom: .4rem; }
        th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
        th:first-child, td:first-child { text-align: left; white-space: normal; overflow-wrap: anywhere; min-width: 12rem; }
        thead th { color: var(--soft); font-weight: 600; vertical-align: bottom; }
        tbody th { font-weight: 500; } tr.rest th { font-style: italic; } tr.total th, tr.total td { font-weight: 700; }
        .share { display: inline-block; width: 3.2rem; height: .4rem; margin-left: .45rem; background: var(--track); border-radius: .2rem; vertical-align: middle; }
        .share i { display: block; height: 100%; background: var(--bar); border-radius: .2rem; } .share.low i { background: var(--low); }
        svg { vertical-align: middle; } svg.hurt rect { fill: var(--hurt); } svg.open rect { fill: var(--soft); } svg line { stroke: var(--line); }
        @media print { body { max-width: none; padding: 0; font-size: 10px; } .scroll { overflow: visible; } tr { break-inside: avoid; } * { print-color-adjust: exact; } }
        """;
}
