namespace MetadataIngestion.Worker.Reports;

/// <summary>How the web page of a scorecard looks: on a screen, light or dark, and on paper.</summary>
internal static class ScorecardStyle
{
    public const string Css =
        """
        :root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --line: #d9dee5; --page: #ffffff; --bar: #2f7d5b; --low: #b3541e; --hurt: #b3261e; --track: #e9edf1; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #9aa7b6; --line: #333c48; --page: #14181e; --bar: #5fbf95; --low: #e2955f; --hurt: #f2857d; --track: #262d37; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 84rem; padding: 2rem 1.5rem; font: 15px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--page); }
        h1 { font-size: 1.6rem; margin: 0; overflow-wrap: anywhere; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
        p { margin: .3rem 0; } .soft { color: var(--soft); } .note { border-left: 3px solid var(--low); padding-left: .8rem; margin: 1rem 0; } .meanings { margin-top: 2rem; max-width: 60rem; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        caption { text-align: left; color: var(--soft); padding-bottom: .4rem; }
        th, td { padding: .35rem .5rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
        th:first-child { position: sticky; left: 0; background: var(--page); text-align: left; white-space: normal; overflow-wrap: anywhere; min-width: 12rem; max-width: 24rem; }
        thead th { color: var(--soft); font-size: .85rem; font-weight: 600; line-height: 1.25; vertical-align: bottom; white-space: normal; }
        tbody th { font-weight: 500; padding-left: calc(.5rem + var(--depth, 0) * .9rem); } tbody bdi { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden; }
        tr.rest th { font-style: italic; } tr.total th, tr.total td { font-weight: 700; }
        .share { display: inline-block; width: 2rem; height: .4rem; margin-left: .4rem; background: var(--track); border-radius: .2rem; vertical-align: middle; }
        .share i { display: block; height: 100%; background: var(--bar); border-radius: .2rem; } .share.low i { background: var(--low); }
        svg { vertical-align: middle; } svg + span { display: inline-block; min-width: 3.2rem; } svg.hurt rect { fill: var(--hurt); } svg.open rect { fill: var(--soft); } svg line { stroke: var(--soft); }
        @media (max-width: 40rem) { body { padding: 1rem .75rem; } th:first-child { min-width: 8rem; max-width: 9rem; } tbody th { padding-left: calc(.5rem + var(--depth, 0) * .4rem); } }
        @media print {
          :root { --ink: #000000; --soft: #444b55; --line: #c4cad2; --page: #ffffff; --bar: #2f7d5b; --low: #b3541e; --hurt: #b3261e; --track: #e9edf1; }
          @page { size: landscape; margin: 12mm; }
          html { font-size: 10px; } body { max-width: none; padding: 0; font-size: 1rem; } th:first-child { position: static; } .scroll { overflow: visible; } th, td { padding: .25rem .4rem; } tr { break-inside: avoid; } h2 { break-after: avoid; } * { print-color-adjust: exact; }
        }
        """;
}
