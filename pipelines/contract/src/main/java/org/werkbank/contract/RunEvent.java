package org.werkbank.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a training process tells the platform. A run ends with exactly one terminal event. */
public sealed interface RunEvent {
  /** The name of the event on the wire. */
  String type();

  /** Whether nothing may follow. */
  default boolean isTerminal() {
    return false;
  }

  /** The first event. {@code versions} names Java, Spark, DL4J, XGBoost, OS and architecture. */
  record Started(Map<String, String> versions) implements RunEvent {
    public Started {
      versions = Map.copyOf(Checks.given(versions, "versions"));
    }

    @Override
    public String type() {
      return "started";
    }
  }

  /** The process is alive. */
  record Heartbeat() implements RunEvent {
    @Override
    public String type() {
      return "heartbeat";
    }
  }

  /** Work done so far in one phase, such as {@code train}: {@code done} of {@code total} units. */
  record Progress(String phase, double done, double total) implements RunEvent {
    public Progress {
      Checks.notBlank(phase, "phase");
    }

    @Override
    public String type() {
      return "progress";
    }
  }

  /** Values measured along the way, such as the loss of an epoch. */
  record Metrics(List<Metric> metrics) implements RunEvent {
    public Metrics {
      metrics = List.copyOf(Checks.given(metrics, "metrics"));
    }

    @Override
    public String type() {
      return "metrics";
    }
  }

  /** One value of one metric at one step. */
  record Metric(String name, double value, long step) {
    public Metric {
      Checks.notBlank(name, "name");
    }
  }

  /** An object the process has written; {@code path} is relative to the output prefix. */
  record Artifact(String path, String sha256, long sizeBytes, String mediaType)
      implements RunEvent {
    public Artifact {
      Checks.notBlank(path, "path");
      if (path.startsWith("/") || List.of(path.split("/", -1)).contains("..")) {
        throw new IllegalArgumentException("path must stay below the output prefix: " + path);
      }
      Checks.sha256(sha256, "sha256");
      Checks.notNegative(sizeBytes, "sizeBytes");
    }

    @Override
    public String type() {
      return "artifact";
    }
  }

  /** The harness's judgement of the predictor. */
  record Evaluated(Evaluation evaluation) implements RunEvent {
    @Override
    public String type() {
      return "evaluation";
    }
  }

  /**
   * The predictor the run produced.
   *
   * @param path the artifact that holds it
   * @param format such as {@code werkbank-predictor/1}
   * @param features the columns it needs, in order, before derived ones are added
   * @param parameters number of trained parameters (weights, tree nodes)
   * @param millisPerRow time to score one row, measured by the harness
   */
  record ModelWritten(
      String path,
      String format,
      long sizeBytes,
      List<Column> features,
      long parameters,
      double millisPerRow)
      implements RunEvent {
    public ModelWritten {
      Checks.notBlank(path, "path");
      features = List.copyOf(Checks.given(features, "features"));
    }

    @Override
    public String type() {
      return "model";
    }
  }

  /** Done; the numbers are those of the object store as the process saw it. */
  record Completed(long bytesRead, long bytesWritten) implements RunEvent {
    @Override
    public String type() {
      return "completed";
    }

    @Override
    public boolean isTerminal() {
      return true;
    }
  }

  /**
   * Given up.
   *
   * @param code such as {@code bad-data}, {@code out-of-memory}, {@code defect}
   * @param message a sentence for the user in English, free of cell values
   * @param messageDe the same sentence in German
   * @param column the column it is about, where there is one
   */
  record Failed(
      String code,
      String message,
      @Nullable String messageDe,
      boolean retryable,
      @Nullable String column)
      implements RunEvent {
    public Failed {
      Checks.notBlank(code, "code");
      Checks.notBlank(message, "message");
    }

    @Override
    public String type() {
      return "failed";
    }

    @Override
    public boolean isTerminal() {
      return true;
    }
  }

  /** Stopped on request. */
  record Cancelled() implements RunEvent {
    @Override
    public String type() {
      return "cancelled";
    }

    @Override
    public boolean isTerminal() {
      return true;
    }
  }
}
