package org.werkbank.training.metrics;

import java.util.Arrays;
import java.util.List;

/** Rows whose metrics are known; drawn once with numpy's default_rng(7). */
final class Examples {
  private static final double[] Y = {
    0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1,
    1, 1, 0, 1, 0, 1, 0, 1
  };
  private static final double[] P = {
    .2, .5, .3, .9, .4, .4, .4, .3, .3, .5, .2, .7, .4, .2, .2, .1, .5, .2, .6, .4, .7, .7, .4, .4,
    .6, .1, .2, .1, .6, .1, .4, .5, .9, .7, .1, .9, .6, .9, .3, .4
  };
  private static final double[] Y3 = {
    1, 0, 2, 2, 0, 1, 0, 0, 1, 2, 2, 1, 1, 1, 0, 1, 2, 1, 0, 0, 2, 0, 2, 2
  };
  private static final double[][] Q = {
    {.11, .85, .04}, {.84, .0, .16}, {.03, .07, .9}, {.37, .09, .54}, {.52, .09, .39},
    {.42, .41, .17}, {.66, .32, .02}, {.86, .0, .14}, {.38, .42, .2}, {.21, .01, .78},
    {.12, .11, .77}, {.12, .47, .41}, {.04, .44, .52}, {.33, .48, .19}, {.85, .05, .1},
    {.29, .53, .18}, {.44, .07, .49}, {.21, .44, .35}, {.41, .37, .22}, {.47, .06, .47},
    {.11, .34, .55}, {.59, .27, .14}, {.31, .25, .44}, {.47, .13, .4}
  };

  private Examples() {}

  static Scored binary() {
    double[][] scores =
        Arrays.stream(P).mapToObj(p -> new double[] {1 - p, p}).toArray(double[][]::new);
    return new Scored(scores, Y, List.of("ok", "bad"));
  }

  static Scored threeClasses() {
    return new Scored(Q, Y3, List.of("a", "b", "c"));
  }
}
