#pragma warning disable
using System.Diagnostics;
using ScalingCheck.Numerics.Forecasting;
namespace ScalingCheck.Benchmarks.Forecasting;
internal static class ZProbe
{
    public static int Run(string[] args)
    {
        var curves = LearningCurve.ReadAll()!;
        Console.WriteLine(curves.Count + " " + string.Join(" ", curves.Select(c => c.Source).Distinct()));
        foreach (var starts in new[]{6,12})
        {
        var recipe = new EnsembleRecipe { Starts = starts };
        var sw = Stopwatch.StartNew();
        var fits = new Ensemble[curves.Count];
        Parallel.For(0, curves.Count, i => fits[i] = Ensemble.Fit(curves[i].Fitted, recipe));
        Console.WriteLine($"{starts} starts {sw.Elapsed.TotalSeconds:F2} s  mean {curves.Select((c,i)=>c.Error(fits[i].Centre)).Average():F5}");
        foreach (var d in LearningCurve.Domains) Console.WriteLine($"   {d} {curves.Select((c,i)=>(c,i)).Where(t=>t.c.Domain==d).Average(t=>t.c.Error(fits[t.i].Centre)):F5}");
        for (var e = 0; e < 3; e++) { var p = -e; Console.WriteLine($"   power {p} {curves.Select((c,i)=>c.Error(new Ensemble(c.Fitted, fits[i].Members, p).Centre)).Average():F5}"); }
        double cov=0, score=0, width=0;
        for (var i=0;i<curves.Count;i++){ var (c,f)=(curves[i],fits[i]); double cv=0,sc=0,w=0; for(var j=0;j<c.U.Length;j++){var h=f.Quantile(.95)*f.StandardError(c.U[j]);var e=Math.Abs(f.Centre(c.U[j])-c.LogY[j]); if(e<=h)cv++; w+=2*h; sc+=2*h+40*Math.Max(0,e-h);} cov+=cv/c.U.Length; score+=sc/c.U.Length; width+=w/c.U.Length;}
        Console.WriteLine("cpu " + Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds);
        Console.WriteLine(string.Join(" ", fits.GroupBy(f=>f.Backtests).Select(g=>g.Key+":"+g.Count())));
        foreach (var (c,f,i) in curves.Select((c,i)=>(c,fits[i],i)).OrderByDescending(t=>t.Item2.StandardError(t.c.U[^1])*t.Item2.Quantile(.95)).Take(0))
          Console.WriteLine($"{c.Domain} {c.Source} {i} n {c.Fitted.Count} q {f.Quantile(.95):F2} noise {Math.Sqrt(f.NoiseVariance):F4} spread {Math.Sqrt(f.SpreadVariance(c.U[^1])):F4} back {Math.Sqrt(f.BacktestVariance):F4} b: {string.Join(" ", f.Members.Select(m=>m.Backtest.ToString("F4")))} err {c.Error(f.Centre):F4} noise s {c.Fitted.Noise:F4}");
        Console.WriteLine($"  coverage {cov/92:F4} score {score/92:F4} width {width/92:F4}");
        }
        if (args.Length > 0)
        {
            cases0(6);cases0(12);void cases0(int S){var forms = EnsembleRecipe.Default.Forms; var lam = new[]{0,.5,1};
            var miss = new int[3,3]; var total = 0; var lk = new object();
            var cases = curves.SelectMany(c => Backtest.Of(c.Fitted).Select(b => b.Kept).Distinct().Select(k=>(k,c.Fitted)).Append((c.Fitted,null!))).Where((_,i)=>i%4==0).ToArray();
            Parallel.For(0, cases.Length, i => {
              for (var f=0;f<3;f++) for (var l=0;l<3;l++) {
                var many = forms[f].Fit(cases[i].Item1, lam[l], new EnsembleRecipe{Starts=60}, []).Objective;
                var few = cases[i].Item2 is null ? forms[f].Fit(cases[i].Item1, lam[l], new EnsembleRecipe{Starts=S}, []) : forms[f].Fit(cases[i].Item1, lam[l], new EnsembleRecipe{Starts=S}, forms[f].Fit(cases[i].Item2, lam[l], new EnsembleRecipe{Starts=S}, []).Theta);
                if (few.Objective > many*(1+1e-6)) lock(lk) miss[f,l]++;
              }});
            Console.WriteLine(cases.Length); for (var f=0;f<3;f++) Console.WriteLine($"{forms[f].Id} {miss[f,0]} {miss[f,1]} {miss[f,2]}");}
        }
        return 0;
    }
}
