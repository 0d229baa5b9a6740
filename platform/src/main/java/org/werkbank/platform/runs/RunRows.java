package org.werkbank.platform.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.EventLine;
import org.werkbank.contract.Mode;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.Split;
import org.werkbank.platform.launch.ProcessIdentity;

/** Turns runs into rows and back; pieces of many shapes lie in the table as JSON. */
final class RunRows {
  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};
  private static final TypeReference<Map<String, Double>> NUMBERS = new TypeReference<>() {};

  private final ContractJson contract = new ContractJson();
  private final ObjectMapper json = contract.mapper();

  /** The row of a run that nobody has started yet. */
  RunStore.Row queued(Run run, RunPlan plan) {
    return new RunStore.Row(
        run.id(),
        run.memberId(),
        run.memberSlug(),
        run.startedBy(),
        run.name(),
        run.mode().name(),
        run.pipelineName(),
        run.pipelineVersion(),
        run.task(),
        run.datasetId(),
        run.datasetName(),
        run.datasetVersion(),
        run.modelUsed(),
        write(run.parameters()),
        write(run.split()),
        run.seed(),
        write(plan),
        run.state().name(),
        run.attempt(),
        run.createdAt().toEpochMilli(),
        null,
        null,
        0,
        null,
        null,
        0,
        0,
        1,
        null,
        write(RunProgress.NONE),
        "{}",
        "{}",
        null,
        null,
        null,
        null,
        null,
        plan.under() == null ? null : plan.under().agreementId());
  }

  StoredRun stored(RunStore.Row row) {
    RunPlan plan = read(row.plan(), RunPlan.class);
    return new StoredRun(
        Disclosure.of(plan).run(run(row)),
        plan,
        row.cancelAsked() == 1,
        row.processId() == null || row.processStartedAt() == null
            ? null
            : new ProcessIdentity(row.processId(), row.processStartedAt()),
        row.eventSequence(),
        row.eventOffset(),
        row.revision(),
        row.terminal() == null ? null : contract.readEvent(row.terminal()).event(),
        read(row.progress(), RunProgress.class),
        read(row.versions(), WORDS),
        readOrNull(row.headline(), Headline.class));
  }

  Run run(RunStore.Row row) {
    return new Run(
        row.id(),
        row.memberId(),
        row.memberSlug(),
        row.startedBy(),
        row.name(),
        Mode.valueOf(row.mode()),
        row.pipelineName(),
        row.pipelineVersion(),
        row.task(),
        row.datasetId(),
        row.datasetName(),
        row.datasetVersion(),
        row.modelUsed(),
        read(row.parameters(), VALUES),
        read(row.split(), Split.class),
        row.seed(),
        RunState.valueOf(row.state()),
        row.attempt(),
        Instant.ofEpochMilli(row.createdAt()),
        instant(row.startedAt()),
        instant(row.endedAt()),
        read(row.metrics(), NUMBERS),
        readOrNull(row.evaluation(), Evaluation.class),
        readOrNull(row.model(), RunEvent.ModelWritten.class),
        readOrNull(row.resources(), Run.Resources.class),
        readOrNull(row.error(), Run.RunError.class));
  }

  String write(Object value) {
    return contract.write(value);
  }

  @Nullable String writeOrNull(@Nullable Object value) {
    return value == null ? null : contract.write(value);
  }

  String writeEvent(EventLine line) {
    return contract.writeEvent(line);
  }

  private <T> T read(String text, Class<T> type) {
    return contract.read(text, type);
  }

  private <T> @Nullable T readOrNull(@Nullable String text, Class<T> type) {
    return text == null ? null : contract.read(text, type);
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return Objects.requireNonNull(json.readValue(text, type));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row of runs holds JSON that cannot be read", e);
    }
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
