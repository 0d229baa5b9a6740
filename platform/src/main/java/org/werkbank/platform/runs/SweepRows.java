package org.werkbank.platform.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ContractJson;

/** Turns sweeps into rows and back. */
final class SweepRows {
  private static final TypeReference<List<Map<String, Object>>> VARIANTS = new TypeReference<>() {};

  private final ContractJson json = new ContractJson();

  SweepStore.Row row(Sweep sweep) {
    Instant endedAt = sweep.endedAt();
    Instant chosenAt = sweep.chosenAt();
    return new SweepStore.Row(
        sweep.id(),
        sweep.memberId(),
        sweep.memberSlug(),
        sweep.startedBy(),
        sweep.starterId(),
        sweep.name(),
        sweep.pipelineName(),
        sweep.pipelineVersion(),
        sweep.datasetId(),
        sweep.datasetName(),
        sweep.datasetVersion(),
        sweep.metric(),
        json.write(sweep.base()),
        json.write(sweep.search()),
        json.write(sweep.budget()),
        json.write(sweep.variants()),
        sweep.state().name(),
        sweep.cancelAsked() ? 1 : 0,
        sweep.createdAt().toEpochMilli(),
        endedAt == null ? null : (Long) endedAt.toEpochMilli(),
        sweep.chosenRunId(),
        chosenAt == null ? null : (Long) chosenAt.toEpochMilli(),
        sweep.error() == null ? null : json.write(sweep.error()));
  }

  Sweep sweep(SweepStore.Row row) {
    return new Sweep(
        row.id(),
        row.memberId(),
        row.memberSlug(),
        row.startedBy(),
        row.starterId(),
        row.name(),
        row.pipelineName(),
        row.pipelineVersion(),
        row.datasetId(),
        row.datasetName(),
        row.datasetVersion(),
        row.metric(),
        json.read(row.base(), NewRun.class),
        json.read(row.search(), NewSweep.Search.class),
        json.read(row.budget(), NewSweep.Budget.class),
        variants(row.variants()),
        RunState.valueOf(row.state()),
        row.cancelAsked() == 1,
        Instant.ofEpochMilli(row.createdAt()),
        instant(row.endedAt()),
        row.chosenRunId(),
        instant(row.chosenAt()),
        error(row.error()));
  }

  SweepRun run(SweepStore.RunRow row) {
    Double value = row.value();
    Double low = row.low();
    Double high = row.high();
    Long n = row.n();
    return new SweepRun(
        row.position(),
        row.runId(),
        RunState.valueOf(row.state()),
        row.judged() == 1,
        value == null || low == null || high == null || n == null
            ? null
            : new SweepRun.Figure(value, low, high, n),
        row.sample(),
        instant(row.startedAt()),
        instant(row.endedAt()),
        error(row.error()));
  }

  String write(Run.RunError error) {
    return json.write(error);
  }

  private Run.@Nullable RunError error(@Nullable String text) {
    return text == null ? null : json.read(text, Run.RunError.class);
  }

  private List<Map<String, Object>> variants(String text) {
    try {
      return Objects.requireNonNull(json.mapper().readValue(text, VARIANTS));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row of sweeps holds JSON that cannot be read", e);
    }
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
