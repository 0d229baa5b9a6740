package org.werkbank.platform.dashboards;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Mode;
import org.werkbank.platform.models.Quality;
import org.werkbank.platform.runs.Run;
import org.werkbank.platform.runs.RunState;

/** How good the member's last training runs were by one metric, oldest first. */
public record Trend(String metric, boolean higherIsBetter, List<Point> points) {
  static final int MOST_POINTS = 12;

  public Trend {
    points = List.copyOf(points);
  }

  /** One run's figure. */
  public record Point(String runId, String name, Instant at, Quality quality) {}

  public long fewestRows() {
    return points.stream().mapToLong(point -> point.quality().n()).min().orElse(0);
  }

  public long mostRows() {
    return points.stream().mapToLong(point -> point.quality().n()).max().orElse(0);
  }

  /** One trend for each metric met, the one of the newest run first. */
  static List<Trend> of(List<Run> newestFirst) {
    Map<String, List<Point>> byMetric = new LinkedHashMap<>();
    for (Run run : newestFirst) {
      if (run.mode() != Mode.TRAIN) {
        continue;
      }
      quality(run)
          .ifPresent(
              quality -> {
                List<Point> points =
                    byMetric.computeIfAbsent(quality.metric(), metric -> new ArrayList<>());
                if (points.size() < MOST_POINTS) {
                  points.add(new Point(run.id(), run.name(), run.createdAt(), quality));
                }
              });
    }
    return byMetric.entrySet().stream()
        .map(
            entry -> {
              boolean higher = entry.getValue().get(0).quality().higherIsBetter();
              return new Trend(
                  entry.getKey(),
                  higher,
                  entry.getValue().stream().sorted(Comparator.comparing(Point::at)).toList());
            })
        .toList();
  }

  /** The main figure of a run that succeeded and was judged. */
  static Optional<Quality> quality(Run run) {
    Evaluation evaluation = run.evaluation();
    return run.state() != RunState.SUCCEEDED || evaluation == null
        ? Optional.empty()
        : Quality.of(evaluation);
  }
}
