package org.werkbank.infra.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.werkbank.infra.server.Repository;

class FigureArgumentsTest {
  private final Repository repository = new Repository(Path.of("/somewhere/werkbank"));

  @Test
  void looksForDataBesideTheRepositoryUnlessToldOtherwise() {
    assertThat(arguments().data()).isEqualTo(Path.of("/somewhere/shared/data"));
    assertThat(arguments("--data", "/mine").data()).isEqualTo(Path.of("/mine"));
  }

  @Test
  void takesAllDataSetsOrThoseOfAName() {
    assertThat(arguments().wants("secom")).isTrue();
    assertThat(arguments("--only", "cmapss").wants("cmapss-fd003")).isTrue();
    assertThat(arguments("--only", "cmapss").wants("secom")).isFalse();
  }

  @Test
  void saysWhatItDoesNotKnow() {
    assertThatThrownBy(() -> arguments("--fast", "1")).hasMessageContaining("What is --fast?");
    assertThatThrownBy(() -> arguments("--only")).hasMessageContaining("--only needs a value");
  }

  private FigureArguments arguments(String... given) {
    return FigureArguments.of(given, repository);
  }
}
