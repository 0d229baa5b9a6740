package org.werkbank.platform.dashboards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.werkbank.contract.Mode;
import org.werkbank.platform.models.Quality;
import org.werkbank.platform.runs.Run;

/**
 * Looks for pairs of a shared and an own model that may be compared: first on the member's own
 * rows, where it scored labelled ones with the shared model; else, as a hint, by kind of task.
 */
final class GainFinder {
  private final String member;
  private final List<ModelInUse> models;
  private final List<Run> runs;

  /**
   * @param member slug of the member that asks
   * @param runs of the member, newest first
   */
  GainFinder(String member, List<ModelInUse> models, List<Run> runs) {
    this.member = member;
    this.models = models;
    this.runs = runs;
  }

  Gain find() {
    List<Gain.Comparison> found = new ArrayList<>(onOwnRows());
    Set<String> compared = new HashSet<>();
    found.forEach(comparison -> compared.add(comparison.shared().label()));
    models.stream()
        .filter(model -> !model.own() && !compared.contains(model.label()))
        .forEach(model -> byTask(model).ifPresent(found::add));
    return new Gain(found, next(found));
  }

  private List<Gain.Comparison> onOwnRows() {
    List<Gain.Comparison> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Run run : runs) {
      String label = run.modelUsed();
      if (run.mode() != Mode.SCORE || label == null || owner(label).equals(member)) {
        continue;
      }
      Quality shared = Trend.quality(run).orElse(null);
      if (shared != null && seen.add(label + " " + run.datasetId())) {
        bestOwn(run.datasetId(), shared.metric())
            .ifPresent(
                own ->
                    found.add(
                        new Gain.Comparison(
                            Gain.Basis.SAME_DATA,
                            run.datasetName(),
                            new Gain.Side(label, owner(label), shared),
                            own)));
      }
    }
    return found;
  }

  private Optional<Gain.Side> bestOwn(String datasetId, String metric) {
    return runs.stream()
        .filter(run -> run.datasetId().equals(datasetId))
        .filter(run -> run.modelUsed() == null || owner(run.modelUsed()).equals(member))
        .map(
            run ->
                Trend.quality(run)
                    .filter(quality -> quality.metric().equals(metric))
                    .map(
                        quality ->
                            new Gain.Side(
                                Objects.requireNonNullElse(run.modelUsed(), run.name()),
                                member,
                                quality)))
        .flatMap(Optional::stream)
        .max(better());
  }

  private Optional<Gain.Comparison> byTask(ModelInUse shared) {
    Quality quality = shared.quality();
    if (quality == null) {
      return Optional.empty();
    }
    return models.stream()
        .filter(model -> model.own() && model.task().equals(shared.task()))
        .map(GainFinder::side)
        .flatMap(Optional::stream)
        .filter(side -> side.quality().metric().equals(quality.metric()))
        .max(better())
        .map(
            own ->
                new Gain.Comparison(
                    Gain.Basis.SAME_TASK,
                    shared.task(),
                    new Gain.Side(shared.label(), shared.owner(), quality),
                    own));
  }

  private Gain.Next next(List<Gain.Comparison> found) {
    if (found.stream().anyMatch(one -> one.basis() == Gain.Basis.SAME_DATA)) {
      return Gain.Next.NOTHING;
    }
    if (models.stream().allMatch(ModelInUse::own)) {
      return Gain.Next.ASK_FOR_A_SHARE;
    }
    boolean hasOwn =
        models.stream().anyMatch(ModelInUse::own)
            || runs.stream().anyMatch(run -> Trend.quality(run).isPresent());
    return hasOwn ? Gain.Next.SCORE_LABELLED_ROWS : Gain.Next.TRAIN_OWN;
  }

  private static Optional<Gain.Side> side(ModelInUse model) {
    return Optional.ofNullable(model.quality())
        .map(quality -> new Gain.Side(model.label(), model.owner(), quality));
  }

  private static Comparator<Gain.Side> better() {
    return Comparator.comparingDouble(
        side -> side.quality().higherIsBetter() ? side.quality().value() : -side.quality().value());
  }

  /** {@code muster} of {@code muster.press/3}. */
  private static String owner(String label) {
    int dot = label.indexOf('.');
    return dot < 0 ? label : label.substring(0, dot);
  }
}
