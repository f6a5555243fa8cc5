namespace MetadataIngestion.Worker.Terminal;

/// <summary>How log records look.</summary>
internal interface ILogFormat
{
    /// <summary>The record, without a line's end.</summary>
    string Format(LogRecord record);
}
