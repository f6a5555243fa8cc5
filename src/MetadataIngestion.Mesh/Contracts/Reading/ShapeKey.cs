namespace MetadataIngestion.Mesh.Contracts.Reading;

/// <summary>What the standard says about one key of an object.</summary>
/// <param name="Name">The key.</param>
/// <param name="Required">Whether the object must have it.</param>
/// <param name="Type">The type of its value: <c>text</c>, <c>number</c>, <c>flag</c>, <c>any</c>, or the name of an object.</param>
/// <param name="IsList">Whether the value is a list of that type.</param>
internal sealed record ShapeKey(string Name, bool Required, string Type, bool IsList);
