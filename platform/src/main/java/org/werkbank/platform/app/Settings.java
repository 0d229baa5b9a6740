package org.werkbank.platform.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.DatabaseSettings;
import org.werkbank.platform.web.WebSettings;

/**
 * Everything that can be set, read once at the start; docs/settings.md lists the names. Rooms get
 * their own branch.
 *
 * @param home data folder
 * @param adminToken token of the first office user, or null to have one made
 */
public record Settings(
    Path home,
    WebSettings web,
    DatabaseSettings database,
    StoreSettings store,
    RunSettings runs,
    @Nullable String adminToken) {
  /**
   * Where objects live.
   *
   * @param endpoint of an S3 store, or null for the embedded one
   */
  public record StoreSettings(
      @Nullable String endpoint,
      @Nullable String accessKey,
      @Nullable String secretKey,
      String region) {
    /** Hides the secret key. */
    @Override
    public String toString() {
      return "StoreSettings[endpoint=" + endpoint + ", region=" + region + "]";
    }
  }

  /**
   * How training processes run.
   *
   * @param trainingHome folder with training.jar and lib/
   * @param cache folder of what can be made again
   * @param slots how many runs at the same time
   * @param warm whether one training process is kept started ahead
   * @param unprotected whether submitted pipelines run where no walls can be built around them
   */
  public record RunSettings(
      Path trainingHome,
      Path cache,
      String sparkMaster,
      int slots,
      int memoryMiB,
      int cores,
      long maxDurationSeconds,
      boolean warm,
      boolean unprotected) {}

  /** Hides the token. */
  @Override
  public String toString() {
    return "Settings[home="
        + home
        + ", web="
        + web
        + ", database="
        + database
        + ", store="
        + store
        + ", runs="
        + runs
        + "]";
  }
}
