using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Filtering;
using MetadataIngestion.Core.Tests.Crawling;

namespace MetadataIngestion.Mesh.Tests.Findings;

/// <summary>A source and the files of its mesh, which change by chance.</summary>
internal sealed class ChangingSource(int seed)
{
    private static readonly string[] s_policies = ["GP101", "GP104", "GP201", "OWN-1", "OWN-2"];
    private static readonly string[] s_owners = ["* @bob\n", "* @ada\n", "/app/app/public/t1 @ada\n/app/app/public/t2 @bob\n", ""];
    private static readonly string[] s_filters = ["nothing.*", "app.public.t1", "app.public.*1*", "app.*"];

    private readonly Random _random = new(seed);
    private readonly SortedDictionary<string, Dataset> _tables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = ["GP101", "OWN-1"];
    private readonly List<string> _steps = [];
    private string _waivers = "";
    private string _filter = s_filters[0];
    private string _own = "b";
    private bool _isBroken;
    private bool _isWhole = true;
    private int _identities;

    /// <summary>What happened so far, for whoever reads a failure.</summary>
    public string Story => $"seed {seed}: {string.Join(", ", _steps)}";

    public bool Approves { get; private set; }

    /// <summary>The policy file; empty when there is none.</summary>
    public string Policies => _isBroken ? "policies: [" : _used.Count == 0 ? "" : $"use: [{string.Join(", ", _used.Where(id => id[0] == 'G'))}]\npolicies:{(_used.Any(id => id[0] == 'O') ? "" : " []")}\n{Own()}{_waivers}";

    public string Owners { get; private set; } = s_owners[0];

    public IAssetFilter Filter => new AssetFilter(new FilterOptions { Deny = [_filter] });

    public Catalog Catalog => _isWhole
        ? Catalog.With([.. _tables.Values])
        : new Catalog().Add(new AssetFound(Catalog.Database("app"))).Add(new ScopeIncomplete(Catalog.Root.Child("app"), IncompleteReason.Error, "no", null));

    /// <summary>Changes a few things.</summary>
    public void Step()
    {
        (_isWhole, Approves) = (true, _random.Next(3) == 0);
        for (var count = _random.Next(1, 5); count > 0; count--)
            _steps.Add(Change());
        _steps.Add(Approves ? "crawl that approves" : "crawl");
    }

    private string Change() => _random.Next(20) switch
    {
        0 or 1 or 2 => Put(Catalog.Table($"app.public.t{_random.Next(20)}", $"rel/{_identities++}", "id")),
        3 or 4 => OfOne("drop", name => _tables.Remove(name)),
        5 => OfOne("rename", name => Rename(name, $"app.public.t{_random.Next(20)}")),
        6 or 7 => OfOne("own", name => _tables[name] = _tables[name] with { Owners = _random.Next(2) == 0 ? [] : [new OwnerEvidence("ann", "test")] }),
        8 => OfOne("key", name => _tables[name] = _tables[name] with { PrimaryKey = _random.Next(2) == 0 ? null : new KeyConstraint("pk", ["id"]) }),
        9 or 16 or 17 => OfOne("domain", name => _tables[name] = _tables[name] with { Domains = _random.Next(2) == 0 ? [] : ["sales"] }),
        10 or 11 => Toggle(s_policies[_random.Next(s_policies.Length)]),
        12 or 18 or 19 => Say("waivers " + (_waivers = _random.Next(3) switch
        {
            0 => "",
            1 => "waivers: [{policy: GP101, asset: '/app/app/public/t*', name: ann, reason: r, expires: 9999-01-01}]\n",
            _ => "waivers: [{policy: GP101, asset: '/app/app/public/t*', name: ann, reason: r, expires: 2000-01-01}]\n",
        })),
        13 => Say("filter " + (_filter = s_filters[_random.Next(s_filters.Length)])),
        14 => Say("owners " + (Owners = s_owners[_random.Next(s_owners.Length)])),
        _ => _random.Next(4) switch
        {
            0 => Say("broken file " + (_isBroken = !_isBroken)),
            1 => Say("cut off " + (_isWhole = false)),
            2 => Say("every table gone " + _tables.Count) + Clear(),
            _ => Say("own policy of *" + (_own = _own == "b" ? "1" : "b")),
        },
    };

    private string Own() => string.Concat(_used.Where(id => id[0] == 'O').Select(id =>
        $"  - {{id: {id}, title: t, level: error, {(id == "OWN-1" ? "scope: {domain: sales}, " : "")}select: \"SELECT s.urn, 'm' AS message FROM mesh_scope AS s JOIN mesh_asset AS a ON a.urn = s.urn WHERE a.path LIKE '%{_own}%'\"}}\n"));

    private string Put(Dataset table)
    {
        _tables[string.Join('.', table.Path.Parts)] = table;
        return $"put {table.Path}";
    }

    private void Rename(string from, string to)
    {
        var table = _tables[from];
        _tables.Remove(from);
        _tables[to] = table with { Path = Catalog.Root.Child(to.Split('.')) };
    }

    private string Toggle(string policy) => Say((_used.Remove(policy) || !_used.Add(policy) ? "without " : "with ") + policy);

    private string Clear()
    {
        _tables.Clear();
        return "";
    }

    private string OfOne(string what, Action<string> change)
    {
        if (_tables.Count == 0)
            return "nothing";

        var name = _tables.Keys.ElementAt(_random.Next(_tables.Count));
        change(name);
        return $"{what} {name}";
    }

    private static string Say(string step) => step.TrimEnd();
}
