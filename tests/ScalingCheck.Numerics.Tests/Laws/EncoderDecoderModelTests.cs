using CsCheck;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Laws;

public sealed class EncoderDecoderModelTests
{
    [Fact]
    public void The_gradient_agrees_with_differences() => ModelAssert.GradientIsRight<EncoderDecoderModel>(
        Gen.Select(Gen.Double[-2, 2], Gen.Double[0, 1.5], Gen.Double[0, 1.5], Gen.Double[.3, 3], (a, e, d, l) => new[] { a, e, d, l }),
        reach: 4);

    [Fact]
    public void Gains_of_the_two_parts_multiply()
    {
        double[] theta = [Math.Log(.0446), .215, .734, .9002];

        var y = Math.Exp(ModelAssert.LogValue<EncoderDecoderModel>(theta, Math.Log(2), Math.Log(3)));

        FitAssert.Close(.9002 + (.0446 * Math.Pow(2, -.215) * Math.Pow(3, -.734)), y, 1e-14);
    }

    [Fact]
    public void A_move_agrees_with_the_straight_step_to_first_order()
    {
        double[] theta = [.1, .2, .3, .9], direction = [.4, .05, -.02, .3], trial = new double[4];
        foreach (var size in (double[])[1e-3, 1e-4])
        {
            EncoderDecoderModel.Move(theta, [.. direction.Select(d => d * size)], trial);
            for (var k = 0; k < 4; k++) Assert.Equal(theta[k] + (direction[k] * size), trial[k], 10 * size * size);
        }
    }
}
