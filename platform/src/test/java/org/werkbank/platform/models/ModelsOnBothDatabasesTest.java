package org.werkbank.platform.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.werkbank.platform.db.Dialect;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.models.ModelsPlatform.Person;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.web.Role;

/** The statements of models and dashboards mean the same on SQLite and PostgreSQL. */
class ModelsOnBothDatabasesTest {
  @TempDir Path home;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aModelLivesItsLife(Dialect dialect) {
    try (ModelsPlatform platform = ModelsPlatform.start(home, dialect)) {
      Person own = platform.person("own", Role.DATA_SCIENTIST);
      Person other = platform.person("other", Role.DATA_SCIENTIST);
      platform.registered(own, "press", "run-1", ModelSamples.good());
      platform.registered(own, "press", "run-2", ModelSamples.regression());
      platform.models.setAlias(own.user(), "press", Models.CHAMPION, 1);
      platform.models.setAlias(own.user(), "press", Models.CHAMPION, 2);
      platform.models.share(own.user(), "press", "2", List.of("other"));
      platform.models.share(own.user(), "press", "2", List.of("other"));

      SeenVersion seen = platform.models.get(other.user(), "own", "press", Models.CHAMPION);
      assertThat(seen.version().version()).isEqualTo(2);
      assertThat(seen.version().evaluation()).isEqualTo(ModelSamples.regression());
      assertThat(platform.models.list(other.user(), PageRequest.first()).items())
          .singleElement()
          .satisfies(model -> assertThat(model.versions()).hasSize(1));

      Prices prices = new Prices(2000, 100.5, 0);
      platform.dashboards.remember(own.user(), new Prices(1, 2, 3));
      platform.dashboards.remember(own.user(), prices);
      assertThat(platform.dashboards.of(own.user(), "own/press/1", null).prices())
          .isEqualTo(prices);

      platform.models.unshare(own.user(), "press", "2", "other");
      assertThatThrownBy(() -> platform.models.get(other.user(), "own", "press", "2"))
          .isInstanceOf(Problem.class);
    }
  }
}
