package org.werkbank.platform.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.werkbank.platform.web.Role;

/** Every combination of term, action and role decides as the table in docs/agreements.md says. */
class RulesTest {
  private static final Path TABLE = Path.of("../docs/agreements.md");
  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
  private static final Map<String, Map<Action, String>> SAID = new HashMap<>();

  /** How a member may stand to data. */
  record Case(
      boolean isOwner,
      boolean isOffered,
      Made made,
      boolean train,
      boolean download,
      boolean share) {
    Standing standing() {
      return isOwner ? Standing.OWNER : new Standing(false, isOffered, agreements());
    }

    private List<Agreement> agreements() {
      return switch (made) {
        case NEVER -> List.of();
        case HOLDS -> List.of(agreement(this, null, null));
        case EXPIRED -> List.of(agreement(this, NOW, null));
        case REVOKED -> List.of(agreement(this, null, NOW.minusSeconds(1)));
      };
    }

    /** The row of the table. */
    String row(Action action) {
      if (isOwner) {
        return "owner";
      }
      return switch (made) {
        case HOLDS -> gives(action) ? "agreement that allows it" : "agreement that does not";
        case EXPIRED, REVOKED -> isOffered ? "ended agreement, offered" : "ended agreement";
        case NEVER -> isOffered ? "offered" : "neither";
      };
    }

    private boolean gives(Action action) {
      return switch (action) {
        case DISCOVER -> true;
        case PREVIEW, DOWNLOAD, SCORE -> download;
        case TRAIN -> train;
        case SHARE_MODEL -> share;
      };
    }
  }

  enum Made {
    NEVER,
    HOLDS,
    EXPIRED,
    REVOKED
  }

  @BeforeAll
  static void readTable() throws IOException {
    List<List<String>> rows =
        Files.readAllLines(TABLE).stream()
            .filter(line -> line.startsWith("| "))
            .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
            .map(cells -> cells.subList(1, cells.size()))
            .filter(cells -> !cells.get(0).startsWith("---"))
            .dropWhile(cells -> !cells.get(0).equals("member is"))
            .takeWhile(cells -> cells.size() == Action.values().length + 1)
            .toList();
    List<String> heads = rows.get(0);
    for (List<String> row : rows.subList(1, rows.size())) {
      Map<Action, String> decisions = new HashMap<>();
      for (Action action : Action.values()) {
        String head = action.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        decisions.put(action, row.get(heads.indexOf(head)));
      }
      SAID.put(row.get(0), decisions);
    }
  }

  static Stream<Case> cases() {
    List<Case> cases =
        new ArrayList<>(List.of(new Case(true, false, Made.NEVER, true, true, true)));
    for (Made made : Made.values()) {
      for (boolean offered : new boolean[] {false, true}) {
        for (int terms = 0; terms < 8; terms++) {
          boolean train = (terms & 1) > 0;
          boolean download = (terms & 2) > 0;
          boolean share = (terms & 4) > 0;
          boolean isPossible = (train || download) && (train || !share);
          if (isPossible) {
            cases.add(new Case(false, offered, made, train, download, share));
          }
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void decidesAsTheTableSays(Case one) {
    for (Action action : Action.values()) {
      for (Role role : Role.values()) {
        Decision decision = Rules.decide(one.standing(), Set.of(role), action, NOW);
        String expected =
            action.permission().roles().contains(role)
                ? SAID.get(one.row(action)).get(action)
                : "hidden";
        assertThat(word(decision)).as(action + " " + role + " " + one).isEqualTo(expected);
      }
    }
  }

  @Test
  void theTableHasARowForEveryStanding() {
    assertThat(SAID.keySet())
        .containsExactlyInAnyOrder(
            "owner",
            "agreement that allows it",
            "agreement that does not",
            "ended agreement, offered",
            "ended agreement",
            "offered",
            "neither");
  }

  @Test
  void theAgreementThatAllowsItIsNamedAmongSeveral() {
    Agreement training =
        agreement(new Case(false, false, Made.HOLDS, true, false, false), null, null);
    Agreement all = agreement(new Case(false, false, Made.HOLDS, true, true, true), null, null);
    Decision decision =
        Rules.decide(
            new Standing(false, false, List.of(training, all)),
            Set.of(Role.DATA_SCIENTIST),
            Action.DOWNLOAD,
            NOW);
    assertThat(decision).isEqualTo(new Decision.Allowed(all));
  }

  private static String word(Decision decision) {
    if (decision instanceof Decision.Allowed) {
      return "yes";
    }
    return decision instanceof Decision.Refused ? "refused" : "hidden";
  }

  private static Agreement agreement(Case one, Instant until, Instant ended) {
    return new Agreement(
        "a-" + one.train() + one.download() + one.share(),
        "r",
        "d",
        "press",
        "owner",
        "owner",
        "member",
        "member",
        Purpose.BENCHMARKING,
        new Terms(List.of(Purpose.BENCHMARKING), one.train(), one.download(), one.share(), until),
        "",
        "",
        "{}",
        "",
        NOW.minusSeconds(60),
        "steward",
        "scientist",
        ended,
        null);
  }
}
