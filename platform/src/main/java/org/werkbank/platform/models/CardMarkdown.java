package org.werkbank.platform.models;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;
import org.werkbank.platform.runs.Run;
import org.werkbank.platform.runs.RunWords;
import org.werkbank.platform.web.Formats;
import org.werkbank.platform.web.PageContext;

/** Writes a model card as Markdown in the reader's language. */
final class CardMarkdown {
  private final PageContext page;
  private final Formats formats;
  private final StringBuilder out = new StringBuilder(4096);

  CardMarkdown(PageContext page) {
    this.page = page;
    this.formats = page.formats();
  }

  String write(ModelCard card) {
    details(card);
    heading("models.card.use");
    line(card.intendedUse().isBlank() ? page.t("models.card.use.none") : text(card.intendedUse()));
    data(card);
    evaluation(card.evaluation(), card.details().task());
    heading("models.card.features");
    table(
        List.of("models.feature", "models.type", "models.unit"),
        card.features().stream()
            .map(f -> List.of(f.name(), f.type(), f.unit() == null ? "" : f.unit()))
            .toList());
    care(card);
    return out.toString();
  }

  private void details(ModelCard card) {
    ModelCard.Details details = card.details();
    out.append("# ").append(text(details.owner() + "." + details.name()));
    out.append(' ').append(details.version()).append("\n");
    heading("models.card.details");
    fact("models.owner", details.owner());
    fact("models.task", MetricNames.task(page, details.task()));
    fact("models.pipeline", details.pipeline().name() + " " + details.pipeline().version());
    if (details.pipeline().sha256() != null) {
      fact("models.pipelineHash", details.pipeline().sha256());
    }
    fact("models.modelHash", details.sha256());
    fact("models.size", formats.bytes(details.sizeBytes()));
    fact("models.trainedAt", formats.time(details.trainedAt()));
    fact("models.registeredAt", formats.time(details.registeredAt()));
    fact("models.trainedWith", String.join(", ", versions(details)));
  }

  private static List<String> versions(ModelCard.Details details) {
    return new TreeMap<>(details.trainedWith())
        .entrySet().stream().map(part -> part.getKey() + " " + part.getValue()).toList();
  }

  private void data(ModelCard card) {
    heading("models.card.data");
    if (card.data().name() != null) {
      fact("models.dataset", card.data().name() + " v" + card.data().version());
    }
    fact("models.rows", formats.whole(card.data().rows()));
    fact("models.dataHash", card.data().sha256());
  }

  private void evaluation(ModelCard.Judged judged, String task) {
    heading("models.card.evaluation");
    fact("models.split", MetricNames.split(page, judged.split()));
    fact("models.manifest", judged.split().manifestSha256());
    fact("models.n", formats.whole(judged.n()));
    fact("models.variants", MetricNames.variants(page, judged.variants()));
    if (judged.prevalence() != null) {
      fact(
          "models.prevalence",
          page.t(
              "models.prevalence.value",
              formats.percent(judged.prevalence()),
              judged.positives(),
              String.valueOf(judged.positive())));
    }
    if (judged.threshold() != null) {
      fact("models.threshold", formats.compact(judged.threshold()));
    }
    out.append('\n');
    table(
        List.of(
            "models.metric",
            "models.value",
            "models.interval",
            "models.naive",
            MetricNames.comparison(task)),
        judged.metrics().stream()
            .map(
                m ->
                    List.of(
                        MetricNames.metric(page, m.name()),
                        MetricNames.value(page, m.name(), m.value()),
                        MetricNames.value(page, m.name(), m.low())
                            + " – "
                            + MetricNames.value(page, m.name(), m.high()),
                        shown(m.name(), m.naive()),
                        shown(m.name(), m.linear())))
            .toList());
    if (!judged.factors().isEmpty()) {
      factors(judged.factors());
    }
    heading("models.card.checks");
    table(
        List.of("models.check", "models.verdict", "models.evidence"),
        judged.checks().stream()
            .map(
                check ->
                    List.of(
                        MetricNames.check(page, check.id()),
                        MetricNames.verdict(page, check.verdict()),
                        check.evidence(formats.locale())))
            .toList());
    if (judged.costs() != null) {
      costs(judged.costs());
    }
  }

  private void factors(List<Evaluation.Factor> factors) {
    heading("models.card.factors");
    List<String> names = RunWords.metricsOf(factors);
    List<String> heads =
        new ArrayList<>(List.of(page.t("models.factor"), page.t("models.factor.n")));
    names.forEach(name -> heads.add(MetricNames.metric(page, name)));
    row(heads);
    row(heads.stream().map(head -> "---").toList());
    for (Evaluation.Factor factor : factors) {
      List<String> cells = new ArrayList<>(List.of(text(factor.name()), formats.whole(factor.n())));
      names.forEach(name -> cells.add(RunWords.interval(page, name, factor.metrics().get(name))));
      row(cells);
    }
  }

  private void costs(CostTable costs) {
    heading("models.card.costs");
    fact("models.noModel.cost", formats.euros(costs.noModel()));
    fact("models.inspectAll", formats.euros(costs.inspectAll()));
    out.append('\n');
    table(
        List.of("models.threshold", "models.eurPer1000", "models.interval"),
        costs.points().stream()
            .map(
                p ->
                    List.of(
                        formats.compact(p.threshold()),
                        formats.euros(p.eurPer1000()),
                        formats.euros(p.low()) + " – " + formats.euros(p.high())))
            .toList());
  }

  private void care(ModelCard card) {
    heading("models.card.resources");
    Quality quality = card.evaluation().quality();
    if (quality != null) {
      fact("models.care.quality", Care.quality(page, quality));
    }
    Care.noise(page, card.evaluation().noise())
        .ifPresent(words -> fact("models.care.noise", words));
    Care.seeds(page, card.evaluation().seeds())
        .ifPresent(words -> fact("models.care.seeds", words));
    resources(card.resources());
  }

  private void resources(Run.@Nullable Resources used) {
    if (used == null) {
      line(page.t("models.card.resources.none"));
      return;
    }
    fact("models.wall", formats.seconds(used.wallSeconds()));
    fact("models.cpu", formats.seconds(used.cpuSeconds()));
    fact("models.memory", formats.bytes(used.peakMemoryMiB() << 20));
    fact("models.care.energy", Care.energy(page, used) + " " + page.t("models.care.explained"));
    fact("models.read", formats.bytes(used.bytesRead()));
    fact("models.written", formats.bytes(used.bytesWritten()));
    if (used.parameters() != null) {
      fact("models.parameters", formats.whole(used.parameters()));
    }
    if (used.millisPerRow() != null) {
      fact("models.millisPerRow", formats.compact(used.millisPerRow()) + " ms");
    }
  }

  private void heading(String key) {
    out.append("\n## ").append(page.t(key)).append("\n\n");
  }

  private void fact(String key, String value) {
    out.append("- ").append(page.t(key)).append(": ").append(text(value)).append('\n');
  }

  private void line(String words) {
    out.append(words).append('\n');
  }

  private void table(List<String> keys, List<List<String>> rows) {
    row(keys.stream().map(key -> page.t(key)).toList());
    row(keys.stream().map(key -> "---").toList());
    rows.forEach(cells -> row(cells.stream().map(CardMarkdown::text).toList()));
  }

  private void row(List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private String shown(String metric, @Nullable Double value) {
    return value == null ? "–" : MetricNames.value(page, metric, value);
  }

  /** Words of users, which must not become tables, links or tags. */
  private static String text(String words) {
    return words.replaceAll("[\\r\\n]+", " ").replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1").strip();
  }
}
