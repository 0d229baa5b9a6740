package org.werkbank.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;

class SegmentCheckTest {
  private static final Column PART = column("part", ColumnType.TEXT, ColumnRole.GROUP);
  private static final Column PHASE = column("phase", ColumnType.TEXT, ColumnRole.IGNORE);
  private static final Column BAD = column("bad", ColumnType.INTEGER, ColumnRole.LABEL);
  private static final List<Column> COLUMNS = List.of(PART, PHASE, BAD);

  private final Mistakes mistakes = new Mistakes();

  @Test
  void takesSegmentsAndAPhaseAndNothingWhenNothingIsAsked() {
    assertThat(checked(Map.of(), COLUMNS)).isEmpty();
    assertThat(checked(Map.of("segments", 5), COLUMNS)).containsEntry("segments", 5);
    assertThat(checked(Map.of("phase", "phase"), COLUMNS)).containsEntry("phase", "phase");
    assertThat(mistakes.isEmpty()).isTrue();
  }

  @Test
  void refusesNumbersThatAreNoCuts() {
    for (Object wrong : new Object[] {0, 51, 2.5, "five"}) {
      Mistakes found = new Mistakes();
      Map<String, Object> values = new HashMap<>();
      new SegmentCheck(found).addTo(values, Map.of("segments", wrong), COLUMNS);
      assertThat(values).as(String.valueOf(wrong)).isEmpty();
      assertThat(found.isEmpty()).isFalse();
    }
  }

  @Test
  void refusesPhasesThatAreNoColumnOrHaveAnotherRole() {
    for (String wrong : List.of("nowhere", "part", "bad")) {
      Mistakes found = new Mistakes();
      new SegmentCheck(found).addTo(new HashMap<>(), Map.of("phase", wrong), COLUMNS);
      assertThat(found.isEmpty()).as(wrong).isFalse();
    }
  }

  @Test
  void needsAColumnThatNamesTheParts() {
    checked(Map.of("segments", 5), List.of(PHASE, BAD));
    assertThat(mistakes.isEmpty()).isFalse();
  }

  private Map<String, Object> checked(Map<String, @Nullable Object> given, List<Column> columns) {
    Map<String, Object> values = new HashMap<>();
    new SegmentCheck(mistakes).addTo(values, given, columns);
    return values;
  }

  private static Column column(String name, ColumnType type, ColumnRole role) {
    return new Column(name, type, role, null);
  }
}
