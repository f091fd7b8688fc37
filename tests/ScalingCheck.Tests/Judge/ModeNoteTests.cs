namespace ScalingCheck.Judge;

/// <summary>Base commits that fall by turns about two levels are said to, with the place of the head.</summary>
public sealed class ModeNoteTests
{
    private static readonly GatedCheck Gated = Cases.Complexity(Cases.Gate("level", "5%"));

    [Theory]
    [InlineData(1.2, "at the worse one")]
    [InlineData(1.0, "at the better one")]
    [InlineData(1.6, "outside both")]
    public void A_lottery_of_machines_is_noted_with_the_place_of_the_head(double factor, string place)
    {
        var note = Note(factor, i => i % 3 == 0 ? 1.2 : 1);
        Assert.Contains("fall by turns about two levels", note, StringComparison.Ordinal);
        Assert.Contains(place, note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30, false)] // a step is no lottery
    [InlineData(30, true)]
    [InlineData(12, true)] // too few to tell
    public void One_level_or_a_step_is_not(int commits, bool isSteady) =>
        Assert.DoesNotContain("two levels", Note(1, i => isSteady ? 1 : i < 15 ? 1.2 : 1, commits) ?? "", StringComparison.Ordinal);

    private static string? Note(double head, Func<int, double> factor, int commits = 30)
    {
        var random = new Random(7);
        double[] Values(double by) => [.. Cases.Sizes.Select(size => by * 1e-8 * size * size * Math.Exp(.01 * Cases.Normal(random)))];
        var item = Cases.Case(Gated, Cases.Sizes, Values(head), [.. Enumerable.Range(0, commits).Select(i => Values(factor(i)))]);
        return Cases.Judged(item).Gate("level").Comparison.Note;
    }
}
