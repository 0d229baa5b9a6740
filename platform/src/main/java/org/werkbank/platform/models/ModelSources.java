package org.werkbank.platform.models;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.datasets.Dataset;
import org.werkbank.platform.datasets.Datasets;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.runs.DriftLight;
import org.werkbank.platform.runs.ProducedModel;
import org.werkbank.platform.runs.Run;
import org.werkbank.platform.runs.RunComparison;
import org.werkbank.platform.runs.Runs;
import org.werkbank.platform.runs.ScoringRequest;
import org.werkbank.platform.web.CurrentUser;

/** What models need of the rooms below: what runs made, and data sets to score. */
public interface ModelSources {
  /** What a finished training run of the user's member produced. */
  ProducedModel produced(CurrentUser user, String runId);

  Run score(CurrentUser user, ScoringRequest request);

  /** What the newest scoring run of the user's member with this model says of drift. */
  Optional<DriftLight> drift(CurrentUser user, String modelLabel);

  /** How another run of the user's member differs from the first on the same rows. */
  RunComparison compare(CurrentUser user, String first, String second);

  /** The run as the REST API answers it. */
  Object view(CurrentUser user, Run run);

  Page<Dataset> datasets(CurrentUser user, PageRequest page);

  /** Names of the columns of a data set that its owner keeps from other members. */
  Set<String> keptColumns(String datasetId);

  /** The rooms below. */
  static ModelSources of(Runs runs, Datasets datasets) {
    return new ModelSources() {
      @Override
      public ProducedModel produced(CurrentUser user, String runId) {
        return runs.produced(user, runId);
      }

      @Override
      public Run score(CurrentUser user, ScoringRequest request) {
        return runs.score(user, request);
      }

      @Override
      public Optional<DriftLight> drift(CurrentUser user, String modelLabel) {
        return runs.drift(user, modelLabel);
      }

      @Override
      public RunComparison compare(CurrentUser user, String first, String second) {
        return runs.compare(user, List.of(first, second));
      }

      @Override
      public Object view(CurrentUser user, Run run) {
        return runs.view(user, run.id());
      }

      @Override
      public Page<Dataset> datasets(CurrentUser user, PageRequest page) {
        return datasets.list(user, page);
      }

      @Override
      public Set<String> keptColumns(String datasetId) {
        return datasets.keptColumns(datasetId);
      }
    };
  }

  /** Which rows to score: a data set of the user's member; null takes the newest version. */
  record Rows(String datasetId, @Nullable Integer version, String format) {}
}
