package org.werkbank.training.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.SplitKind;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.failure.BadData;

/** Makes the split a run asks for. The same request gives the same split, on any machine. */
public final class Splits {
  /** Share of the known rows that choose the threshold. */
  static final double VALIDATION = 0.2;

  private Splits() {}

  public static Assignment of(SplitRequest request) {
    SplittableRandom random = new SplittableRandom(request.seed());
    return switch (request.split().kind()) {
      case KFOLD -> kfold(request, random);
      case HOLDOUT -> holdout(request, random);
      case TIME -> TimeSplit.of(request);
      case GROUP, LEAVE_ONE_GROUP_OUT -> GroupSplit.of(request, random);
      case BLOCKED -> BlockedSplit.of(request);
      case ROLLING -> RollingSplit.of(request);
      case GIVEN -> GivenSplit.of(request, random);
    };
  }

  private static Assignment kfold(SplitRequest request, SplittableRandom random) {
    int folds = orElse(request.split().folds(), 5);
    checkRows(request.rows(), 2L * folds);
    checkClasses(request, folds);
    int[] foldOf = new int[request.rows()];
    int next = 0;
    for (int[] stratum : strata(request, all(request.rows()), random)) {
      for (int row : stratum) {
        foldOf[row] = next++ % folds;
      }
    }
    return new Assignment(SplitKind.KFOLD, "row", folds(foldOf, folds), null);
  }

  private static Assignment holdout(SplitRequest request, SplittableRandom random) {
    double share = request.split().test() == null ? 0.3 : request.split().test();
    checkRows(request.rows(), 10);
    checkClasses(request, 3);
    int[][] first = cut(request, all(request.rows()), share, random);
    int[][] second = cut(request, first[0], VALIDATION, random);
    Fold fold = new Fold(second[0], second[1], first[1]);
    return new Assignment(SplitKind.HOLDOUT, "row", List.of(fold), null);
  }

  /** Cuts the validation part off known rows, whole groups where there is a group column. */
  static int[][] cutKnown(SplitRequest request, int[] known, SplittableRandom random) {
    FrameColumn group = request.group();
    if (group == null) {
      return cut(request, known, VALIDATION, random);
    }
    int[] groupOf = GroupSplit.groups(group, request.rows());
    int[] groups = Arrays.stream(known).map(row -> groupOf[row]).distinct().toArray();
    if (groups.length < 2) {
      throw BadData.tooFewGroups(group.column().name(), groups.length, 2);
    }
    shuffle(groups, random);
    int count = Math.max(1, (int) Math.round(groups.length * VALIDATION));
    Set<Integer> taken = Arrays.stream(groups, 0, count).boxed().collect(Collectors.toSet());
    return new int[][] {
      Arrays.stream(known).filter(row -> !taken.contains(groupOf[row])).toArray(),
      Arrays.stream(known).filter(row -> taken.contains(groupOf[row])).toArray()
    };
  }

  /** Divides rows into the rest and a share, class by class, each part in ascending order. */
  private static int[][] cut(
      SplitRequest request, int[] rows, double share, SplittableRandom random) {
    List<Integer> rest = new ArrayList<>();
    List<Integer> taken = new ArrayList<>();
    for (int[] stratum : strata(request, rows, random)) {
      long count = Math.round(stratum.length * share);
      count = Math.max(1, Math.min(stratum.length - 1L, count));
      for (int i = 0; i < stratum.length; i++) {
        (i < count ? taken : rest).add(stratum[i]);
      }
    }
    return new int[][] {sorted(rest), sorted(taken)};
  }

  /** The rows of each class, shuffled; a regression is one class. */
  private static List<int[]> strata(SplitRequest request, int[] rows, SplittableRandom random) {
    double[] classes = request.classes();
    int count = Math.max(1, request.classCount());
    List<int[]> strata = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      int wanted = c;
      int[] stratum =
          classes == null
              ? rows.clone()
              : Arrays.stream(rows).filter(row -> classes[row] == wanted).toArray();
      shuffle(stratum, random);
      strata.add(stratum);
    }
    return strata;
  }

  static List<Fold> folds(int[] foldOf, int folds) {
    List<Fold> made = new ArrayList<>();
    for (int f = 0; f < folds; f++) {
      int fold = f;
      int[] test = IntStream.range(0, foldOf.length).filter(r -> foldOf[r] == fold).toArray();
      int[] train = IntStream.range(0, foldOf.length).filter(r -> foldOf[r] != fold).toArray();
      made.add(new Fold(train, new int[0], test));
    }
    return made;
  }

  static void checkRows(long rows, long needed) {
    if (rows < needed) {
      throw BadData.tooFewRows(rows, needed);
    }
  }

  private static void checkClasses(SplitRequest request, int needed) {
    double[] classes = request.classes();
    if (classes == null) {
      return;
    }
    int[] counts = new int[request.classCount()];
    for (double c : classes) {
      counts[(int) c]++;
    }
    int rarest = Arrays.stream(counts).min().orElse(0);
    if (rarest < needed) {
      throw BadData.rareClass(String.valueOf(request.label()), rarest, needed);
    }
  }

  static void shuffle(int[] values, SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = values[i];
      values[i] = values[j];
      values[j] = swap;
    }
  }

  static int orElse(@Nullable Integer value, int other) {
    return value == null ? other : value;
  }

  private static int[] all(int rows) {
    return IntStream.range(0, rows).toArray();
  }

  static int[] joined(int[] first, int[] second) {
    return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
  }

  static int[] sorted(List<Integer> rows) {
    return rows.stream().mapToInt(Integer::intValue).sorted().toArray();
  }
}
