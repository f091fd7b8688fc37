using Parquet;
using Parquet.Schema;

namespace ScalingCheck.Tool.Exports;

/// <summary>The values of one column until their row group is written.</summary>
internal sealed class ParquetColumn
{
    private readonly ExportType _type;
    private readonly List<string?> _texts = [];
    private readonly List<double?> _numbers = [];
    private readonly List<long?> _wholes = [];

    public ParquetColumn(ExportColumn column)
    {
        _type = column.Type;
        Field = column.Type switch
        {
            ExportType.Text => new DataField(column.Name, typeof(string), isNullable: true),
            ExportType.Number => new DataField(column.Name, typeof(double), isNullable: true),
            ExportType.Count => new DataField(column.Name, typeof(int), isNullable: true),
            ExportType.Flag => new DataField(column.Name, typeof(bool), isNullable: false),
            _ => new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: false),
        };
    }

    public DataField Field { get; }

    public void Add(in ExportCell cell)
    {
        switch (_type)
        {
            case ExportType.Text: _texts.Add(cell.Text); break;
            case ExportType.Number: _numbers.Add(cell.Number); break;
            default: _wholes.Add(cell.Whole); break;
        }
    }

    /// <summary>Writes what is held and holds nothing afterwards.</summary>
    public async Task WriteAsync(ParquetRowGroupWriter group)
    {
        await (_type switch
        {
            ExportType.Text => group.WriteAsync(Field, _texts!),
            ExportType.Number => group.WriteAsync<double>(Field, _numbers.ToArray()),
            ExportType.Count => group.WriteAsync<int>(Field, _wholes.ConvertAll(whole => (int?)whole).ToArray()),
            ExportType.Flag => group.WriteAsync<bool>(Field, _wholes.ConvertAll(whole => whole == 1).ToArray()),
            _ => group.WriteAsync<DateTime>(Field, _wholes.ConvertAll(whole => new DateTime(whole!.Value, DateTimeKind.Utc)).ToArray()),
        });
        _texts.Clear();
        _numbers.Clear();
        _wholes.Clear();
    }
}
