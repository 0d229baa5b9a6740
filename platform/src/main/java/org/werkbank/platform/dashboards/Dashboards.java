package org.werkbank.platform.dashboards;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.audit.AuditEvent;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.models.Models;
import org.werkbank.platform.models.Prices;
import org.werkbank.platform.models.Quality;
import org.werkbank.platform.models.SeenModel;
import org.werkbank.platform.models.SeenVersion;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.runs.Run;
import org.werkbank.platform.web.CurrentUser;

/** The door to the managers' figures. */
public final class Dashboards {
  private static final int MODELS_LOOKED_AT = 100;
  private static final int RUNS_LOOKED_AT = 200;

  private final Database database;
  private final AuditTrail audit;
  private final Models models;
  private final RunHistory runs;
  private final Clock clock;

  public Dashboards(
      Database database, AuditTrail audit, Models models, RunHistory runs, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.models = models;
    this.runs = runs;
    this.clock = clock;
  }

  /**
   * The figures of the user's member.
   *
   * @param model for the cost curve, as {@code owner/name/version}; null takes the first there is
   * @param asked prices to try out; null takes those remembered, or those the model's run was given
   */
  public Dashboard of(CurrentUser user, @Nullable String model, @Nullable Prices asked) {
    List<ModelInUse> inUse = inUse(user);
    List<Run> history = runs.list(user, PageRequest.of(RUNS_LOOKED_AT, null)).items();
    List<SeenVersion> counted = counted(user, inUse);
    SeenVersion chosen = chosen(user, model, counted);
    Prices prices = asked != null ? asked : prices(user, chosen);
    return new Dashboard(
        user.memberSlug(),
        clock.instant(),
        history.isEmpty() ? null : history.get(history.size() - 1).createdAt(),
        history.size(),
        inUse.stream().map(one -> one.scoredBy(history)).toList(),
        prices,
        counted.stream().map(Dashboards::choice).toList(),
        chosen == null || prices == null ? null : costs(chosen, prices),
        Trend.of(history),
        new GainFinder(user.memberSlug(), inUse, history).find());
  }

  /** Remembers the prices the member reckons with. */
  public Prices remember(CurrentUser user, Prices prices) {
    database.change(
        tx -> {
          new PriceStore(tx).save(user.memberId(), prices, clock.instant());
          audit.record(
              tx,
              user,
              AuditEvent.of("prices.set", "dashboard", user.memberId(), user.memberSlug())
                  .with("missEur", prices.missEur())
                  .with("falseAlarmEur", prices.falseAlarmEur())
                  .with("inspectionEur", prices.inspectionEur()));
        });
    return prices;
  }

  private List<ModelInUse> inUse(CurrentUser user) {
    List<ModelInUse> inUse = new ArrayList<>();
    for (SeenModel model : models.list(user, PageRequest.of(MODELS_LOOKED_AT, null)).items()) {
      model.inUse().ifPresent(version -> inUse.add(ModelInUse.of(model, version)));
    }
    return inUse;
  }

  /** Those with counts of decisions, from which costs follow; the best and own ones first. */
  private List<SeenVersion> counted(CurrentUser user, List<ModelInUse> inUse) {
    return inUse.stream()
        .map(one -> models.get(user, one.owner(), one.name(), String.valueOf(one.version())))
        .filter(seen -> !seen.version().evaluation().thresholds().isEmpty())
        .sorted(
            Comparator.comparing(Dashboards::word)
                .thenComparing(seen -> !seen.isOwn())
                .thenComparing(SeenVersion::label))
        .toList();
  }

  private @Nullable SeenVersion chosen(
      CurrentUser user, @Nullable String model, List<SeenVersion> counted) {
    if (model == null || model.isBlank()) {
      return counted.isEmpty() ? null : counted.get(0);
    }
    String[] parts = model.split("/", -1);
    if (parts.length != 3) {
      throw Problem.notFound("dashboards.noModel", model);
    }
    return models.get(user, parts[0], parts[1], parts[2]);
  }

  private @Nullable Prices prices(CurrentUser user, @Nullable SeenVersion chosen) {
    return database
        .read(tx -> new PriceStore(tx).of(user.memberId()))
        .or(() -> chosen == null ? Optional.empty() : chosen.givenPrices())
        .orElse(null);
  }

  private static @Nullable CostCurve costs(SeenVersion seen, Prices prices) {
    return CostCurve.of(
            choice(seen), seen.version().evaluation(), prices, seen.version().lineage().trainedAt())
        .orElse(null);
  }

  private static Quality.Word word(SeenVersion seen) {
    Quality quality = seen.version().quality();
    return quality == null ? Quality.Word.NOT_COMPARED : quality.word();
  }

  private static String choice(SeenVersion seen) {
    return seen.model().memberSlug() + "/" + seen.model().name() + "/" + seen.version().version();
  }
}
