package org.werkbank.platform.dashboards;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.models.Prices;

/**
 * What taking part brings one member.
 *
 * @param runsSince when the oldest of the runs looked at was asked for; null without runs
 * @param prices what decisions cost the member; null until somebody said so
 * @param costModels models for which costs can be reckoned, as {@code owner/name/version}
 * @param costs null without such a model or without prices
 */
public record Dashboard(
    String member,
    Instant at,
    @Nullable Instant runsSince,
    int runs,
    List<ModelInUse> models,
    @Nullable Prices prices,
    List<String> costModels,
    @Nullable CostCurve costs,
    List<Trend> trends,
    Gain gain) {
  public Dashboard {
    models = List.copyOf(models);
    costModels = List.copyOf(costModels);
    trends = List.copyOf(trends);
  }
}
