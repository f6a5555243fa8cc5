namespace PrivateLib;

public abstract class Library
{
    public static string Name => "PrivateLib, the second edition";
}
