package org.werkbank.platform.datasets.profile;

/**
 * Exact count, minimum, mean, maximum and spread of numbers that pass by once. Sums are kept over
 * short blocks around the mean so far and merged by Chan, Golub and LeVeque (1983), which costs two
 * additions and a multiplication a number and stays accurate where plain sums of squares do not.
 */
final class Moments {
  private static final int BLOCK = 1024;

  private long count;
  private double mean;
  private double squares;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  private int inBlock;
  private double shift;
  private double sum;
  private double sumOfSquares;

  void add(double value) {
    if (value < min) {
      min = value;
    }
    if (value > max) {
      max = value;
    }
    if (inBlock == 0) {
      shift = count == 0 ? value : mean;
    }
    double distance = value - shift;
    sum += distance;
    sumOfSquares += distance * distance;
    if (++inBlock == BLOCK) {
      merge();
    }
  }

  private void merge() {
    if (inBlock == 0) {
      return;
    }
    double blockMean = shift + sum / inBlock;
    double blockSquares = Math.max(0, sumOfSquares - sum * sum / inBlock);
    double delta = blockMean - mean;
    long total = count + inBlock;
    squares += blockSquares + delta * delta * count * inBlock / total;
    mean += delta * inBlock / total;
    count = total;
    inBlock = 0;
    sum = 0;
    sumOfSquares = 0;
  }

  long count() {
    return count + inBlock;
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }

  double mean() {
    merge();
    return mean;
  }

  /** Divided by n - 1; 0 for a single number. */
  double standardDeviation() {
    merge();
    return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
  }
}
