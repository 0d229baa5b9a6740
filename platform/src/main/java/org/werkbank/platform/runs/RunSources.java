package org.werkbank.platform.runs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.agreements.Action;
import org.werkbank.platform.datasets.Dataset;
import org.werkbank.platform.datasets.DatasetInput;
import org.werkbank.platform.datasets.Datasets;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.pipelines.PipelineVersion;
import org.werkbank.platform.pipelines.Pipelines;
import org.werkbank.platform.web.CurrentUser;

/** What runs are made from: the user's data sets and the pipelines that may start. */
public interface RunSources {
  Page<Dataset> datasets(CurrentUser user, PageRequest page);

  /** Data sets of other members that the user's member may learn from. */
  List<Dataset> granted(CurrentUser user);

  /** A version as a run reads it; null takes the latest. */
  DatasetInput dataset(CurrentUser user, String id, @Nullable Integer version, Action action);

  List<PipelineVersion> pipelines();

  /**
   * A version that may start, as the user may know of it; null takes the newest. What another
   * member has submitted and the office has not approved is not there.
   */
  PipelineVersion pipeline(CurrentUser user, String name, @Nullable String version);

  /** The rooms below. */
  static RunSources of(Datasets datasets, Pipelines pipelines) {
    return new RunSources() {
      @Override
      public Page<Dataset> datasets(CurrentUser user, PageRequest page) {
        return datasets.list(user, page);
      }

      @Override
      public List<Dataset> granted(CurrentUser user) {
        return datasets.granted(user);
      }

      @Override
      public DatasetInput dataset(
          CurrentUser user, String id, @Nullable Integer version, Action action) {
        return datasets.inputFor(user, id, version, action);
      }

      @Override
      public List<PipelineVersion> pipelines() {
        return pipelines.startable();
      }

      @Override
      public PipelineVersion pipeline(CurrentUser user, String name, @Nullable String version) {
        return pipelines.startable(user, name, version);
      }
    };
  }
}
