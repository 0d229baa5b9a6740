package org.werkbank.platform.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
  @Test
  void numbersInNamesCountAsNumbers() {
    List<String> ordered =
        List.of(
            "a.csv",
            "B.csv",
            "c.csv",
            "d00.dat",
            "d00_te.dat",
            "d1.dat",
            "d01.dat",
            "d01_te.dat",
            "d10.dat",
            "file2.csv",
            "file10.csv",
            "file99999999999999999999.csv");
    List<String> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(3));
    shuffled.sort(NaturalOrder.INSTANCE);
    assertThat(shuffled).hasSameElementsAs(ordered);
    assertThat(shuffled.indexOf("file2.csv")).isLessThan(shuffled.indexOf("file10.csv"));
    assertThat(shuffled.indexOf("B.csv"))
        .isBetween(shuffled.indexOf("a.csv"), shuffled.indexOf("c.csv"));
    assertThat(shuffled.get(11)).isEqualTo("file99999999999999999999.csv");
    assertThat(shuffled.indexOf("d00.dat")).isLessThan(shuffled.indexOf("d01_te.dat"));
    assertThat(shuffled.indexOf("d01_te.dat")).isLessThan(shuffled.indexOf("d10.dat"));
  }

  @Test
  void onlyTheSameNameIsEqual() {
    assertThat(NaturalOrder.INSTANCE.compare("d01.dat", "d1.dat")).isNotZero();
    assertThat(NaturalOrder.INSTANCE.compare("A.csv", "a.csv")).isNotZero();
    assertThat(NaturalOrder.INSTANCE.compare("a.csv", "a.csv")).isZero();
  }
}
