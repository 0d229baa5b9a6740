package org.werkbank.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.werkbank.platform.agreements.Action;
import org.werkbank.platform.agreements.Under;
import org.werkbank.platform.datasets.Dataset;
import org.werkbank.platform.datasets.DatasetInput;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.RandomIds;
import org.werkbank.platform.launch.Isolation;
import org.werkbank.platform.pipelines.PipelineVersion;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Role;

/** On what data a submitted jar may run, by what can be built around it. */
class SubmittedCodeTest {
  private static final CurrentUser USER =
      new CurrentUser(
          "u",
          "ria@institute.example",
          "ria",
          "m",
          "institute",
          "Institute",
          Set.of(Role.RESEARCHER));

  @Test
  void behindWallsItRunsOnOwnDataAndOnThatOfOthers() {
    assertThat(asked(Isolation.WALLS, true, false).run().pipelineName()).isNotEmpty();
    assertThat(asked(Isolation.WALLS, true, true).plan().jar()).isNotNull();
  }

  @Test
  void withoutWallsItRunsOnOwnDataOnly() {
    assertThat(asked(Isolation.NONE, true, false).plan().jar()).isNotNull();
    refused("runs.foreign.unprotected", Isolation.NONE, true);
  }

  @Test
  void whereNoWallsCanBeBuiltItDoesNotRunAtAll() {
    refused("runs.noIsolation", Isolation.REFUSED, false);
    refused("runs.noIsolation", Isolation.REFUSED, true);
  }

  @Test
  void builtInPipelinesNeedNoWalls() {
    assertThat(asked(Isolation.REFUSED, false, true).plan().jar()).isNull();
  }

  private static void refused(String key, Isolation isolation, boolean foreign) {
    assertThatThrownBy(() -> asked(isolation, true, foreign))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.text().key()).isEqualTo(key));
  }

  private static RunRequestCheck.Checked asked(
      Isolation isolation, boolean submitted, boolean foreign) {
    NewRun run =
        new NewRun(
            new NewRun.PipelineChoice(Samples.forest().name(), null),
            new NewRun.DatasetChoice("d", null),
            Map.of(),
            null,
            null,
            null);
    return new RunRequestCheck(
            new OneOfEach(submitted, foreign),
            () -> isolation,
            Clock.systemUTC(),
            new RandomIds(new SecureRandom()))
        .training(USER, run);
  }

  /** A data set and a pipeline, of this member or of others. */
  private record OneOfEach(boolean submitted, boolean foreign) implements RunSources {
    @Override
    public Page<Dataset> datasets(CurrentUser user, PageRequest page) {
      throw new AssertionError("not asked for");
    }

    @Override
    public List<Dataset> granted(CurrentUser user) {
      throw new AssertionError("not asked for");
    }

    @Override
    public DatasetInput dataset(
        CurrentUser user, String id, @Nullable Integer version, Action action) {
      FakeSources sources = new FakeSources();
      sources.dataset(user, id, Samples.columns(false));
      DatasetInput own = sources.dataset(user, id, version, action);
      Under under = foreign ? new Under("a", "shop", false) : null;
      return new DatasetInput(
          own.dataset(), own.version(), own.input(), own.grant(), own.rows(), under);
    }

    @Override
    public List<PipelineVersion> pipelines() {
      throw new AssertionError("not asked for");
    }

    @Override
    public PipelineVersion pipeline(CurrentUser user, String name, @Nullable String version) {
      PipelineVersion.Jar jar =
          submitted ? new PipelineVersion.Jar("b", "k.jar", Samples.SHA, "institute") : null;
      return new PipelineVersion(Samples.forest(), jar);
    }
  }
}
