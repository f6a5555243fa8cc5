using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Lineage;

/// <summary>Resolves the names that the objects of a database refer to.</summary>
internal sealed class ReferenceResolver(AssetPath database, DatabaseCatalog catalog, NameIndex names, ServerNames server)
{
    private const string DefaultSchema = "dbo";

    /// <summary>What a view or routine refers to according to the server.</summary>
    public References Of(DatabaseObject referencing)
    {
        var references = new References();
        Collect(referencing, references, [referencing.ObjectId]);
        return references;
    }

    /// <summary>What a name in the text of an object stands for.</summary>
    /// <param name="referencing">The object.</param>
    /// <param name="name">The name.</param>
    /// <param name="referencedId">The id of what it stands for, where the server tells.</param>
    public References Of(DatabaseObject referencing, MultipartName name, int? referencedId = null)
    {
        var references = new References();
        Resolve(referencing, name, referencedId, references, [referencing.ObjectId]);
        return references;
    }

    private void Collect(DatabaseObject referencing, References references, HashSet<int> visited)
    {
        foreach (var dependency in catalog.Dependencies.Of(referencing.ObjectId))
        {
            // x.y() may be a method of a column's type as well as a function.
            if (!dependency.IsAmbiguous)
                Resolve(referencing, new MultipartName(dependency.Server, dependency.Database, dependency.Schema, dependency.Name), dependency.ReferencedId, references, visited);
        }
    }

    private void Resolve(DatabaseObject referencing, MultipartName name, int? referencedId, References references, HashSet<int> visited)
    {
        if (name.Server is not null)
            references.Remote.Add(Display(name));
        else if (name.Database is { } other && server.Spell(other) != database.LastPart)
            ResolveElsewhere(other, name, references);
        else if (Find(referencing, name, referencedId) is { } found)
            Add(found, references, visited);
        else if (name.Schema is null || !Schema.IsOfSystemByName(name.Schema))
            references.Unresolved.Add(Display(name));
    }

    private DatabaseObject? Find(DatabaseObject referencing, MultipartName name, int? referencedId) =>
        referencedId is { } id && catalog.ObjectsById.TryGetValue(id, out var found) ? found
        : names.Find(name.Schema, name.Name, names.SchemaOf(referencing));

    private void Add(DatabaseObject found, References references, HashSet<int> visited)
    {
        if (found.IsDataset && visited.Add(found.ObjectId))
            references.Add(PathOf(found));
        else if (found.IsFunction && visited.Add(found.ObjectId))
            Collect(found, references, visited);
    }

    /// <summary>In another database the server gives names only, as they were written; that database's own catalog knows how they are spelled.</summary>
    private void ResolveElsewhere(string other, MultipartName name, References references)
    {
        if (server.Spell(other) is not { } spelled)
        {
            references.Unresolved.Add(Display(name));
            return;
        }

        var index = server.IndexOf(spelled);
        if (index?.Find(name.Schema, name.Name) is { } found)
        {
            if (found.IsDataset)
                references.Add(database.Parent!.Child(spelled, index.SchemaOf(found), found.Name));
        }
        else if (index is null)
        {
            references.Add(database.Parent!.Child(spelled, name.Schema ?? DefaultSchema, name.Name));
        }
        else
        {
            references.Unresolved.Add(Display(name));
        }
    }

    private AssetPath PathOf(DatabaseObject found) => database.Child(names.SchemaOf(found), found.Name);

    private static string Display(MultipartName name) =>
        string.Join('.', new[] { name.Server, name.Database, name.Schema, name.Name }.OfType<string>().Select(SqlText.Display));
}
