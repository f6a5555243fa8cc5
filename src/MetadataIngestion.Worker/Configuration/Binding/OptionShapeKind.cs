namespace MetadataIngestion.Worker.Configuration.Binding;

internal enum OptionShapeKind
{
    /// <summary>One value.</summary>
    Scalar,

    /// <summary>Values in order.</summary>
    List,

    /// <summary>Values by names that the user chooses.</summary>
    Map,

    /// <summary>Values by the names of a type's properties.</summary>
    Object,

    /// <summary>Whatever is there, to be bound later to a type that only the values decide.</summary>
    Node,
}
