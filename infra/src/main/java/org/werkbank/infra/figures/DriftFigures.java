package org.werkbank.infra.figures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.werkbank.client.Run;
import org.werkbank.client.Werkbank;

/** Scores rows that came in later with a registered model and reads what the run says of drift. */
final class DriftFigures {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Werkbank member;
  private final String owner;
  private final Duration longest;

  DriftFigures(Werkbank member, String owner, Duration longest) {
    this.member = member;
    this.owner = owner;
    this.longest = longest;
  }

  List<FigureRow> of(String benchmark, String pipeline, Run trained, Benchmark.Later later) {
    member.models().create(benchmark, "");
    int version = member.models().register(benchmark, trained.id());
    String dataset = member.datasets().create(benchmark + "-later", "");
    member.datasets().upload(dataset, later.upload().file());
    member.datasets().confirmSchema(dataset, later.upload().allRoles());
    Run started = member.models().score(owner, benchmark, version, dataset);
    Run scored = member.runs().await(started.id(), longest, change -> {});
    if (!scored.succeeded()) {
      throw new IllegalStateException("scoring ended " + scored.state() + ": " + scored.error());
    }
    JsonNode drift = report(scored).path("drift");
    double seconds = Objects.requireNonNull(scored.resources()).path("wallSeconds").asDouble();
    return later.targets().stream()
        .map(target -> row(benchmark, later.protocol(), pipeline, target, drift, seconds))
        .toList();
  }

  private JsonNode report(Run scored) {
    try (InputStream in = member.runs().artifact(scored.id(), "score-report.json")) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As naive stands what chance alone stays below in 95 of 100 samples. */
  private static FigureRow row(
      String benchmark,
      String protocol,
      String pipeline,
      DriftTarget wanted,
      JsonNode drift,
      double seconds) {
    JsonNode period = period(drift, wanted);
    double psi = period.path("psi").asDouble();
    return new FigureRow(
        benchmark,
        protocol + ", " + wanted.period(),
        pipeline,
        wanted.target().metric(),
        psi,
        Double.NaN,
        Double.NaN,
        period.path("n").asLong(),
        wanted.target().reference(),
        wanted.target().verdict(psi),
        period.path("chance").asDouble(),
        false,
        seconds);
  }

  private static JsonNode period(JsonNode drift, DriftTarget wanted) {
    JsonNode label = drift.path("label");
    if (label.path("name").asText().equals(wanted.column())) {
      return named(label.path("periods"), wanted.period());
    }
    return named(named(drift.path("columns"), wanted.column()).path("periods"), wanted.period());
  }

  private static JsonNode named(JsonNode list, String name) {
    for (JsonNode one : list) {
      if (one.path("name").asText().equals(name)) {
        return one;
      }
    }
    throw new IllegalStateException("the report on drift does not tell of " + name);
  }
}
