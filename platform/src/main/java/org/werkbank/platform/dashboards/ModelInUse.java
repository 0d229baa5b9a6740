package org.werkbank.platform.dashboards;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.models.Quality;
import org.werkbank.platform.models.SeenModel;

/**
 * A model the member can use today: its own, or one that another member shares.
 *
 * @param owner slug of the member that made it
 * @param word what the quality means
 */
public record ModelInUse(
    String owner,
    String name,
    int version,
    boolean own,
    String task,
    @Nullable Quality quality,
    Quality.@Nullable Word word,
    Instant since) {

  static ModelInUse of(SeenModel model, SeenModel.Version version) {
    return new ModelInUse(
        model.owner(),
        model.name(),
        version.version(),
        model.isOwn(),
        version.task(),
        version.quality(),
        version.word(),
        version.createdAt());
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
