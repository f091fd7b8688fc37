using System.CommandLine;
using ScalingCheck.History.Shards;

namespace ScalingCheck.Tool.Options;

/// <summary>The options by which <c>check</c> only collects, for one of several jobs.</summary>
internal sealed class ShardOptions
{
    private readonly Option<ShardPosition?> _shard = new("--shard")
    {
        Description = "Collect as job i of n and write a partial result for 'merge'; nothing is recorded or judged.",
        HelpName = "i/n",
        CustomParser = result =>
        {
            if (ShardPosition.Parse(result.Tokens[0].Value) is { } position) return position;
            result.AddError($"'{result.Tokens[0].Value}' is no shard: write 2/4 for the second of four, {ShardPosition.Most} at most.");
            return null;
        },
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Where a partial result is written; scaling-check-shard-i-of-n.json unless said.", HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Add(_shard);
        command.Add(_out);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_out) is not null && result.GetResult(_shard) is null) result.AddError("--out goes with --shard.");
        });
    }

    public ShardPosition? Of(ParseResult parsed) => parsed.GetValue(_shard);

    public string Out(ParseResult parsed, ShardPosition shard) =>
        parsed.GetValue(_out) ?? FormattableString.Invariant($"scaling-check-shard-{shard.Index}-of-{shard.Count}.json");
}
