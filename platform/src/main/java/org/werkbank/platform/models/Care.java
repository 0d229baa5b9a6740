package org.werkbank.platform.models;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import org.werkbank.contract.Evaluation.NoiseValue;
import org.werkbank.contract.Evaluation.SeedValue;
import org.werkbank.platform.runs.Run;
import org.werkbank.platform.web.PageContext;

/**
 * The words of the care label: how good a model is, what it bears and what it costs (after Morik et
 * al. 2021, "Yes We Care! - Certification for Machine Learning Methods through the Care Label
 * Framework").
 */
public final class Care {
  private Care() {}

  static String quality(PageContext page, Quality quality) {
    String value =
        MetricNames.metric(page, quality.metric())
            + " "
            + MetricNames.value(page, quality.metric(), quality.value());
    return quality.naive() == null
        ? value
        : value
            + ", "
            + page.t(
                "models.against.naive", MetricNames.value(page, quality.metric(), quality.naive()));
  }

  /** What is left of the main metric at each level of noise. */
  public static Optional<String> noise(PageContext page, List<NoiseValue> noise) {
    if (noise.size() < 2) {
      return Optional.empty();
    }
    NoiseValue none = noise.get(0);
    List<String> levels =
        noise.stream()
            .skip(1)
            .map(
                one ->
                    page.t(
                        "models.care.noise.level",
                        page.formats().percent(one.level()),
                        MetricNames.value(page, one.metric(), one.value())))
            .toList();
    return Optional.of(
        page.t(
            "models.care.noise.value",
            MetricNames.metric(page, none.metric()),
            MetricNames.value(page, none.metric(), none.value()),
            String.join(", ", levels),
            none.n()));
  }

  /** How far other seeds are apart. */
  public static Optional<String> seeds(PageContext page, List<SeedValue> seeds) {
    if (seeds.size() < 2) {
      return Optional.empty();
    }
    DoubleSummaryStatistics values =
        seeds.stream().mapToDouble(one -> one.value().value()).summaryStatistics();
    String metric = seeds.get(0).metric();
    return Optional.of(
        page.t(
            "models.care.seeds.value",
            MetricNames.metric(page, metric),
            MetricNames.value(page, metric, values.getMin()),
            MetricNames.value(page, metric, values.getMax()),
            seeds.size()));
  }

  /** Energy with the method behind it. */
  public static String energy(PageContext page, Run.Resources used) {
    double wattHours = 1000 * used.energyKiloWattHours();
    return page.t("models.care.energy.value", page.formats().compact(wattHours));
  }
}
