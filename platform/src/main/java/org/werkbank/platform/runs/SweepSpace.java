package org.werkbank.platform.runs;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** The settings a sweep may try, by parameter, and the variants that follow from them. */
final class SweepSpace {
  /** Settings that people can read and type again. */
  private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

  private static final int DRAWS_FOR_EACH = 50;

  /** What one parameter may be. */
  sealed interface Axis {
    Object draw(SplittableRandom random);
  }

  /** One of these. */
  record Values(List<Object> values) implements Axis {
    Values {
      values = List.copyOf(values);
    }

    @Override
    public Object draw(SplittableRandom random) {
      return values.get(random.nextInt(values.size()));
    }
  }

  /** Any number between the two, both included; on a log scale every factor is as likely. */
  record Between(double from, double to, boolean isLog, boolean isWhole) implements Axis {
    @Override
    public Object draw(SplittableRandom random) {
      double share = random.nextDouble();
      // half a step beyond both ends, so that the ends are as likely as other whole numbers
      double low = isWhole && !isLog ? from - 0.5 : from;
      double high = isWhole && !isLog ? to + 0.5 : to;
      double drawn =
          isLog
              ? Math.exp(Math.log(low) + share * (Math.log(high) - Math.log(low)))
              : low + share * (high - low);
      if (isWhole) {
        return (long) Math.min(to, Math.max(from, Math.rint(drawn)));
      }
      double rounded = new BigDecimal(drawn).round(DIGITS).doubleValue();
      return Math.min(to, Math.max(from, rounded));
    }
  }

  private final Map<String, Axis> axes;

  SweepSpace(Map<String, Axis> axes) {
    this.axes = new LinkedHashMap<>(axes);
  }

  /** How many combinations a grid has, and no more than can be counted. */
  long combinations() {
    long product = 1;
    for (Axis axis : axes.values()) {
      long count = axis instanceof Values list ? list.values().size() : 1;
      product = Math.min(Integer.MAX_VALUE, product * count);
    }
    return product;
  }

  /** Every combination; the last parameter changes from one to the next. */
  List<Map<String, Object>> grid() {
    List<Map<String, Object>> variants = List.of(Map.of());
    for (Map.Entry<String, Axis> axis : axes.entrySet()) {
      List<Map<String, Object>> longer = new ArrayList<>();
      for (Map<String, Object> variant : variants) {
        for (Object value : ((Values) axis.getValue()).values()) {
          Map<String, Object> one = new LinkedHashMap<>(variant);
          one.put(axis.getKey(), value);
          longer.add(one);
        }
      }
      variants = longer;
    }
    return variants;
  }

  /** Different variants drawn at random; fewer when the space does not hold so many. */
  List<Map<String, Object>> random(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Set<Map<String, Object>> variants = new LinkedHashSet<>();
    for (long i = 0; variants.size() < count && i < (long) count * DRAWS_FOR_EACH; i++) {
      Map<String, Object> one = new LinkedHashMap<>();
      axes.forEach((name, axis) -> one.put(name, axis.draw(random)));
      variants.add(one);
    }
    return List.copyOf(variants);
  }
}
