package org.werkbank.platform.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model in a list, with those of its versions that the user may see, newest first.
 *
 * @param owner slug of the member it belongs to
 * @param isOwn whether that is the user's member
 * @param aliases names of versions, of those seen here
 */
public record SeenModel(
    String owner,
    String name,
    String description,
    @JsonProperty("own") boolean isOwn,
    Instant createdAt,
    Map<String, Integer> aliases,
    List<Version> versions) {
  public SeenModel {
    aliases = Map.copyOf(aliases);
    versions = List.copyOf(versions);
  }

  /**
   * One version in short.
   *
   * @param word what the quality means, for readers who know no metrics
   * @param sharedWith slugs of members, or {@code consortium}; absent when it is not the user's own
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Version(
      int version,
      String task,
      @Nullable Quality quality,
      Quality.@Nullable Word word,
      long sizeBytes,
      Instant createdAt,
      @Nullable List<String> sharedWith) {}

  /** The version in use: the alias {@code champion} names it, else it is the newest. */
  public Optional<Version> inUse() {
    Integer champion = aliases.get(Models.CHAMPION);
    return versions.stream()
        .filter(version -> champion == null || version.version() == champion)
        .findFirst();
  }
}
