package org.werkbank.training.data;

/** One number for each row, in memory or in a file. */
public interface Numbers {
  int size();

  /** The number of a row, NaN when missing. */
  double at(int row);

  /** The numbers of these rows, in that order. */
  default Numbers select(int[] rows) {
    Numbers all = this;
    return new Numbers() {
      @Override
      public int size() {
        return rows.length;
      }

      @Override
      public double at(int row) {
        return all.at(rows[row]);
      }
    };
  }

  /** Numbers in memory. */
  static Numbers of(double[] values) {
    return new Numbers() {
      @Override
      public int size() {
        return values.length;
      }

      @Override
      public double at(int row) {
        return values[row];
      }

      @Override
      public Numbers select(int[] rows) {
        double[] selected = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
          selected[i] = values[rows[i]];
        }
        return of(selected);
      }
    };
  }

  /** Whole numbers in memory. */
  static Numbers of(int[] values) {
    return new Numbers() {
      @Override
      public int size() {
        return values.length;
      }

      @Override
      public double at(int row) {
        return values[row];
      }

      @Override
      public Numbers select(int[] rows) {
        int[] selected = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
          selected[i] = values[rows[i]];
        }
        return of(selected);
      }
    };
  }
}
