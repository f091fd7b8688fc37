namespace ScalingCheck.Numerics.Comparisons;

public sealed class SizeMatchingTests
{
    [Fact]
    public void Sizes_within_a_tenth_of_a_percent_are_pairs()
    {
        double[] head = [4e7, 1.0005e7, 2e7, 8e7];
        double[] @base = [1e7, 2.003e7, 8e7, 4.005e7];
        Assert.Equal([new SizePair(1, 0), new SizePair(3, 2)], SizeMatching.Match(head, @base));
    }

    [Fact]
    public void The_limit_itself_is_outside_whichever_side_is_larger()
    {
        Assert.Empty(SizeMatching.Match([1000], [999]));
        Assert.Empty(SizeMatching.Match([999], [1000]));
        Assert.Single(SizeMatching.Match([1000], [999.01]));
        Assert.Single(SizeMatching.Match([999.01], [1000]));
    }

    [Fact]
    public void The_closest_pair_wins_and_no_size_is_used_twice()
    {
        Assert.Equal([new SizePair(1, 0)], SizeMatching.Match([1000, 1000.5], [1000.6]));
        Assert.Equal([new SizePair(0, 1), new SizePair(1, 0)], SizeMatching.Match([1000, 1000.5], [1000.6, 1000.1]));
        Assert.Equal([new SizePair(0, 0)], SizeMatching.Match([64, 64], [64]));
    }

    [Fact]
    public void Sizes_that_are_not_positive_match_nothing()
        => Assert.Empty(SizeMatching.Match([0, -1, double.NaN], [0, -1, double.NaN]));

    [Fact]
    public void With_a_tolerance_of_nothing_equal_sizes_still_match()
        => Assert.Equal([new SizePair(0, 0)], SizeMatching.Match([64, 100], [64, 100.001], 0));

    [Fact]
    public void Sizes_common_to_a_history_are_those_that_all_ran()
    {
        double[] head = [1e7, 2e7, 4e7];
        double[][] bases = [[2e7, 4e7, 1e7], [4.0001e7, 8e7, 1e7]];
        Assert.Equal([[0, 2, 2], [2, 1, 0]], SizeMatching.Common(head, bases));
    }
}
