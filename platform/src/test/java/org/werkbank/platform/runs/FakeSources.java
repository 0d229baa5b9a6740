package org.werkbank.platform.runs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.CsvDialect;
import org.werkbank.contract.Input;
import org.werkbank.platform.agreements.Action;
import org.werkbank.platform.datasets.Dataset;
import org.werkbank.platform.datasets.DatasetInput;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.pipelines.PipelineVersion;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.storage.Grant;
import org.werkbank.platform.web.CurrentUser;

/** One pipeline, and the data sets a test has made. */
final class FakeSources implements RunSources {
  private final Map<String, DatasetInput> inputs = new ConcurrentHashMap<>();

  /** Asks for the forest as if a member had submitted it. */
  static final String SUBMITTED = "submitted-forest";

  void dataset(CurrentUser owner, String id, List<Column> columns) {
    Dataset dataset =
        new Dataset(
            id,
            owner.memberId(),
            owner.memberSlug(),
            "Presslinie " + id,
            "",
            Instant.parse("2026-11-25T08:00:00Z"),
            3);
    String bucket = "wb-" + owner.memberSlug();
    Input input =
        new Input(
            Input.DATA,
            id,
            "3",
            "s3a://" + bucket + "/datasets/" + id + "/3/data.csv",
            "text/csv",
            Samples.SHA,
            100_000,
            columns,
            new CsvDialect(";", "UTF-8", ",", "\"", false));
    Grant grant = Grant.read(bucket, "datasets/" + id + "/3/data.csv");
    inputs.put(id, new DatasetInput(dataset, 3, input, grant, 10_000));
  }

  @Override
  public Page<Dataset> datasets(CurrentUser user, PageRequest page) {
    return new Page<>(
        inputs.values().stream()
            .map(DatasetInput::dataset)
            .filter(dataset -> dataset.memberId().equals(user.memberId()))
            .toList(),
        null);
  }

  @Override
  public List<Dataset> granted(CurrentUser user) {
    return List.of();
  }

  @Override
  public DatasetInput dataset(
      CurrentUser user, String id, @Nullable Integer version, Action action) {
    DatasetInput input = inputs.get(id);
    if (input == null || !input.dataset().memberId().equals(user.memberId())) {
      throw Problem.notFound("datasets.none", id);
    }
    return input;
  }

  @Override
  public List<PipelineVersion> pipelines() {
    return List.of(
        new PipelineVersion(Samples.forest(), null),
        new PipelineVersion(AnomalySamples.autoencoder(), null));
  }

  @Override
  public PipelineVersion pipeline(CurrentUser user, String name, @Nullable String version) {
    if (name.equals(SUBMITTED)) {
      return new PipelineVersion(
          Samples.forest(), new PipelineVersion.Jar("wb-zentrum", "f.jar", Samples.SHA, "zentrum"));
    }
    return pipelines().stream()
        .filter(p -> p.descriptor().name().equals(name))
        .filter(p -> version == null || p.descriptor().version().equals(version))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("pipelines.none", name));
  }
}
