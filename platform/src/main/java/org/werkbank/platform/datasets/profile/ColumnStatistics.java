package org.werkbank.platform.datasets.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.ItemsSketch;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;
import org.werkbank.contract.ColumnType;

/**
 * Learns one column cell by cell. Counts, least, largest, mean and deviation are exact; what needs
 * memory is sketched and may be fed a sample of the rows.
 */
public final class ColumnStatistics {
  private static final int BINS = 20;
  private static final int TOP = 10;
  private static final int TOP_MAP = 512;
  private static final int LONGEST_TOP_VALUE = 80;
  private static final int MANY_VALUES = 50;
  private static final double[] RANKS = {0.05, 0.25, 0.5, 0.75, 0.95};

  /** Up to this share of cells that are no numbers a column still counts as one of numbers. */
  private static final double TOLERATED = 0.01;

  private final String name;
  private final KllDoublesSketch quantiles = KllDoublesSketch.newHeapInstance();
  private final HllSketch distinct = new HllSketch(12);
  private final ItemsSketch<String> frequent = new ItemsSketch<>(TOP_MAP);
  private long missing;
  private long integers;
  private long fractions;
  private long truths;
  private long times;
  private long texts;
  private final Moments moments = new Moments();

  public ColumnStatistics(String name) {
    this.name = name;
  }

  public void addMissing() {
    missing++;
  }

  /**
   * A finite number.
   *
   * @param isSampled whether it goes into the sketches as well
   */
  public void addNumber(double value, boolean isInteger, boolean isSampled) {
    if (isInteger) {
      integers++;
    } else {
      fractions++;
    }
    moments.add(value);
    if (isSampled) {
      quantiles.update(value);
      distinct.update(value);
      if (isInteger) {
        countTop(Long.toString((long) value));
      }
    }
  }

  public void addTruth(String value, boolean isSampled) {
    truths++;
    sketch(value, isSampled);
  }

  public void addTime(String value, boolean isSampled) {
    times++;
    sketch(value, isSampled);
  }

  public void addText(String value, boolean isSampled) {
    texts++;
    sketch(value, isSampled);
  }

  public ColumnProfile profile() {
    ColumnType type = type();
    boolean isNumeric = type.isNumeric();
    long values = Math.round(distinct.getEstimate());
    return new ColumnProfile(
        name,
        type,
        missing,
        isNumeric ? truths + times + texts : 0,
        values,
        isNumeric ? numbers() : null,
        isNumeric && values > MANY_VALUES ? List.of() : top());
  }

  private ColumnType type() {
    long numbers = integers + fractions;
    long others = truths + times + texts;
    long all = numbers + others;
    if (all == 0) {
      return ColumnType.TEXT;
    }
    if (numbers > 0 && others <= TOLERATED * all) {
      return fractions > 0 ? ColumnType.NUMBER : ColumnType.INTEGER;
    }
    if (truths == all) {
      return ColumnType.BOOLEAN;
    }
    return times == all ? ColumnType.TIMESTAMP : ColumnType.TEXT;
  }

  private ColumnProfile.Numbers numbers() {
    long n = integers + fractions;
    List<Double> at = new ArrayList<>();
    for (double rank : RANKS) {
      at.add(quantiles.getQuantile(rank));
    }
    return new ColumnProfile.Numbers(
        moments.min(),
        moments.mean(),
        moments.max(),
        moments.standardDeviation(),
        at,
        histogram(n));
  }

  private List<Long> histogram(long n) {
    double min = moments.min();
    double max = moments.max();
    if (!(max > min)) {
      return List.of(n);
    }
    double[] edges = new double[BINS - 1];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = min + (max - min) * (i + 1) / BINS;
    }
    // A range too narrow for 19 different edges is one bin.
    if (Arrays.stream(edges).distinct().count() < edges.length) {
      return List.of(n);
    }
    double[] shares = quantiles.getPMF(edges, QuantileSearchCriteria.EXCLUSIVE);
    return Arrays.stream(shares).mapToObj(share -> Math.round(share * n)).toList();
  }

  private List<ColumnProfile.Top> top() {
    return Arrays.stream(frequent.getFrequentItems(ErrorType.NO_FALSE_NEGATIVES))
        .limit(TOP)
        .map(row -> new ColumnProfile.Top(row.getItem(), row.getEstimate()))
        .toList();
  }

  private void sketch(String value, boolean isSampled) {
    if (isSampled) {
      distinct.update(value);
      countTop(value);
    }
  }

  private void countTop(String value) {
    frequent.update(
        value.length() <= LONGEST_TOP_VALUE ? value : value.substring(0, LONGEST_TOP_VALUE));
  }
}
