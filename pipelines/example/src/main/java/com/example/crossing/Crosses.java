package com.example.crossing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.werkbank.training.api.TrainingSet;

/** The terms of the model: every feature, and squares and products of the strongest ones. */
record Crosses(List<Term> terms) {
  Crosses {
    terms = List.copyOf(terms);
  }

  /**
   * A feature, or the product of two, scaled on the training part.
   *
   * @param right index of the second factor; -1 for the feature itself
   */
  record Term(int left, int right, double mean, double deviation) {
    double raw(double[] row) {
      return right < 0 ? row[left] : row[left] * row[right];
    }
  }

  static Crosses fit(TrainingSet data, int crossed) {
    int features = data.features().size();
    List<Term> terms = new ArrayList<>();
    for (int j = 0; j < features; j++) {
      terms.add(scaled(data, j, -1));
    }
    int[] strongest = strongest(data, Math.min(crossed, features));
    for (int a = 0; a < strongest.length; a++) {
      for (int b = a; b < strongest.length; b++) {
        terms.add(scaled(data, strongest[a], strongest[b]));
      }
    }
    return new Crosses(terms);
  }

  int size() {
    return terms.size();
  }

  double[] expand(double[] row) {
    double[] cells = new double[terms.size()];
    for (int t = 0; t < cells.length; t++) {
      Term term = terms.get(t);
      cells[t] = (term.raw(row) - term.mean()) / term.deviation();
    }
    return cells;
  }

  private static Term scaled(TrainingSet data, int left, int right) {
    Term raw = new Term(left, right, 0, 1);
    double mean = Arrays.stream(data.rows()).mapToDouble(raw::raw).average().orElse(0);
    double variance =
        Arrays.stream(data.rows())
            .mapToDouble(raw::raw)
            .map(v -> (v - mean) * (v - mean))
            .average()
            .orElse(0);
    return new Term(left, right, mean, variance > 1e-18 ? Math.sqrt(variance) : 1);
  }

  /**
   * Features by how much their value or their distance from the mean differs between classes: a
   * torque that is harmful when low and when high has no linear relation at all.
   */
  private static int[] strongest(TrainingSet data, int n) {
    double[] relation = new double[data.features().size()];
    for (int j = 0; j < relation.length; j++) {
      int feature = j;
      relation[j] =
          Math.max(between(data, r -> r[feature]), between(data, r -> Math.abs(r[feature])));
    }
    return IntStream.range(0, relation.length)
        .boxed()
        .sorted(Comparator.comparingDouble(j -> -relation[j]))
        .limit(n)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private interface Value {
    double of(double[] row);
  }

  /** Largest distance of a class mean from the overall mean, weighted by the root of its rows. */
  private static double between(TrainingSet data, Value value) {
    int classes = data.classes().size();
    double[] sums = new double[classes];
    double[] rows = new double[classes];
    double total = 0;
    for (int i = 0; i < data.size(); i++) {
      double v = value.of(data.rows()[i]);
      sums[(int) data.labels()[i]] += v;
      rows[(int) data.labels()[i]]++;
      total += v;
    }
    double largest = 0;
    for (int c = 0; c < classes; c++) {
      if (rows[c] > 0) {
        double distance = Math.abs(sums[c] / rows[c] - total / data.size());
        largest = Math.max(largest, distance * Math.sqrt(rows[c]));
      }
    }
    return largest;
  }
}
