namespace MetadataIngestion.Storage.Tests.Contract;

/// <summary>Put on a class whose inherited tests need PostgreSQL servers.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresPostgresAttribute : Attribute;
