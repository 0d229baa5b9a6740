package org.werkbank.training.metrics;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation.Value;

/**
 * 95 % percentile bootstrap intervals (Efron 1979) over rows, or over split units such as batches,
 * machines or engines: what is new in use is what must be drawn anew.
 *
 * <p>A metric that has no meaning on the rows at hand is left out. A resample on which it has none
 * (no positive row was drawn, say) is left out of that metric's interval; when this leaves fewer
 * than {@value #FEWEST} resamples the metric is left out too, because its uncertainty is not known.
 * An interval that the known bias of resampling pushes past the value (as happens to {@code ece})
 * is widened to hold it. With a single unit, rows are drawn.
 */
final class Bootstrap {
  static final int RESAMPLES = 1000;
  static final int FEWEST = 20;

  private final int rows;
  private final int @Nullable [][] members;
  private final long seed;
  private final int resamples;

  Bootstrap(int rows, int @Nullable [] units, long seed, int resamples) {
    if (units != null && units.length != rows) {
      throw new IllegalArgumentException(rows + " rows but " + units.length + " units");
    }
    if (resamples < FEWEST) {
      throw new IllegalArgumentException("at least " + FEWEST + " resamples are needed");
    }
    this.rows = rows;
    this.members = units == null ? null : members(units);
    this.seed = seed;
    this.resamples = resamples;
  }

  /** The metrics with their intervals. */
  Map<String, Value> values(Statistic statistic) {
    return of(statistic).values();
  }

  /** The metrics on the rows as they are and on every resample. */
  Resampled of(Statistic statistic) {
    int[] once = new int[rows];
    Arrays.fill(once, 1);
    double[] point = statistic.compute(once);
    double[][] drawn =
        IntStream.range(0, resamples)
            .parallel()
            .mapToObj(r -> statistic.compute(draw(r)))
            .toArray(double[][]::new);
    return new Resampled(statistic.names(), point, drawn);
  }

  /** How often each row is drawn in one resample; the same for the same seed and number. */
  private int[] draw(int resample) {
    SplittableRandom random = new SplittableRandom(mix(mix(seed) + resample));
    int[] weights = new int[rows];
    if (members == null || members.length < 2) {
      for (int i = 0; i < rows; i++) {
        weights[random.nextInt(rows)]++;
      }
      return weights;
    }
    for (int i = 0; i < members.length; i++) {
      for (int row : members[random.nextInt(members.length)]) {
        weights[row]++;
      }
    }
    return weights;
  }

  /**
   * Stafford's mix 13. Seeds must not lie a multiple of the generator's own step apart: the streams
   * would be the same one, shifted.
   */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Rows of each unit. */
  private static int[][] members(int[] units) {
    int[] distinct = Arrays.stream(units).distinct().sorted().toArray();
    int[] sizes = new int[distinct.length];
    int[] position = new int[units.length];
    for (int i = 0; i < units.length; i++) {
      position[i] = Arrays.binarySearch(distinct, units[i]);
      sizes[position[i]]++;
    }
    int[][] members = new int[distinct.length][];
    for (int u = 0; u < sizes.length; u++) {
      members[u] = new int[sizes[u]];
    }
    int[] filled = new int[distinct.length];
    for (int i = 0; i < units.length; i++) {
      members[position[i]][filled[position[i]]++] = i;
    }
    return members;
  }
}
