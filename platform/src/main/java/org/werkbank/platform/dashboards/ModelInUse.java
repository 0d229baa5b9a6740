package org.werkbank.platform.dashboards;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.models.Quality;
import org.werkbank.platform.models.SeenModel;
import org.werkbank.platform.runs.DriftLight;
import org.werkbank.platform.runs.Run;

/**
 * A model the member can use today: its own, or one that another member shares.
 *
 * @param owner slug of the member that made it
 * @param word what the quality means
 * @param drift how far the rows have moved that the member scored last; null before the first
 */
public record ModelInUse(
    String owner,
    String name,
    int version,
    boolean own,
    String task,
    @Nullable Quality quality,
    Quality.@Nullable Word word,
    Instant since,
    @Nullable DriftLight drift) {

  static ModelInUse of(SeenModel model, SeenModel.Version version) {
    return new ModelInUse(
        model.owner(),
        model.name(),
        version.version(),
        model.isOwn(),
        version.task(),
        version.quality(),
        version.word(),
        version.createdAt(),
        null);
  }

  /** The same with what the member's newest scoring run says of drift. */
  ModelInUse scoredBy(List<Run> newestFirst) {
    DriftLight found =
        newestFirst.stream()
            .filter(run -> label().equals(run.modelUsed()))
            .flatMap(run -> DriftLight.of(run).stream())
            .findFirst()
            .orElse(null);
    return new ModelInUse(owner, name, version, own, task, quality, word, since, found);
  }

  /** As the address of a dashboard names it, {@code owner/name/version}. */
  public String choice() {
    return owner + "/" + name + "/" + version;
  }

  /** As a scoring run names it, {@code owner.name/version}. */
  String label() {
    return owner + "." + name + "/" + version;
  }

  public String page() {
    return "/models/" + owner + "/" + name + "/versions/" + version;
  }
}
