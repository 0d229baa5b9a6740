package org.werkbank.platform.dashboards;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.werkbank.platform.models.Quality;

/**
 * What the consortium's shared models bring against the member's own.
 *
 * @param next what the reader can do when there is nothing to compare, or little
 */
public record Gain(List<Comparison> comparisons, Next next) {
  public Gain {
    comparisons = List.copyOf(comparisons);
  }

  /** How many of the compared shared models are clearly better than the own ones. */
  @JsonProperty("better")
  public long better() {
    return comparisons.stream().filter(one -> one.verdict() == Verdict.BETTER).count();
  }

  /** What would make a comparison possible, or better. */
  public enum Next {
    /** No other member shares a model. */
    @JsonProperty("ask-for-a-share")
    ASK_FOR_A_SHARE("ask-for-a-share"),
    /** There is no model or run of the member's own. */
    @JsonProperty("train-own")
    TRAIN_OWN("train-own"),
    /** Score labelled rows of one's own with the shared model. */
    @JsonProperty("score-labelled-rows")
    SCORE_LABELLED_ROWS("score-labelled-rows"),
    @JsonProperty("nothing")
    NOTHING("nothing");

    private final String slug;

    Next(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }
  }

  /** What the two were measured on. */
  public enum Basis {
    /** The same data set of the member: the fair comparison. */
    @JsonProperty("same-data")
    SAME_DATA("same-data"),
    /** The same kind of task, each on its owner's rows: no more than a hint. */
    @JsonProperty("same-task")
    SAME_TASK("same-task");

    private final String slug;

    Basis(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }
  }

  /** What may be said. */
  public enum Verdict {
    @JsonProperty("better")
    BETTER("better", "ok"),
    @JsonProperty("no-difference")
    NO_DIFFERENCE("no-difference", ""),
    @JsonProperty("worse")
    WORSE("worse", "warn");

    private final String slug;
    private final String look;

    Verdict(String slug, String look) {
      this.slug = slug;
      this.look = look;
    }

    public String slug() {
      return slug;
    }

    public String look() {
      return look;
    }
  }

  /** A model with its figure. */
  public record Side(String label, String owner, Quality quality) {}

  /** A shared model beside the best of the member's own, by the same metric. */
  public record Comparison(Basis basis, String on, Side shared, Side own) {
    /** Only intervals that do not touch tell a difference. */
    @JsonProperty("verdict")
    public Verdict verdict() {
      if (shared.quality().isClearlyBetterThan(own.quality())) {
        return Verdict.BETTER;
      }
      return own.quality().isClearlyBetterThan(shared.quality())
          ? Verdict.WORSE
          : Verdict.NO_DIFFERENCE;
    }
  }
}
