package org.werkbank.platform.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.werkbank.contract.Drift;
import org.werkbank.contract.Importance;
import org.werkbank.contract.Plots;
import org.werkbank.platform.web.Formats;
import org.werkbank.platform.web.Messages;
import org.werkbank.platform.web.PageContext;

class PlotCardsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void everyPlotHasItsRowsAndASentenceInTheReadersLanguage(String language) throws Exception {
    for (Plots plots :
        List.of(
            PlotSamples.classification(), PlotSamples.remainingLife(), PlotSamples.forecast())) {
      for (PlotCard card : cards(language, plots)) {
        assertThat(card.note()).as(card.id()).containsPattern("n = \\d");
        assertThat(card.how()).as(card.id()).endsWith(".").hasSizeGreaterThan(40);
        assertThat(card.title() + card.how() + card.note() + card.series())
            .as(card.id())
            .doesNotContain("plots.", "{0}", "{1}");
        JsonNode chart = JSON.readTree(card.series());
        assertThat(chart.get("series")).as(card.id()).isNotEmpty();
        assertThat(chart.get("x").asText()).isNotBlank();
      }
    }
  }

  @Test
  void aTaskShowsWhatFitsIt() {
    assertThat(ids(PlotSamples.classification()))
        .containsExactly("gain", "scores", "pareto", "importance", "folds", "dependence-1");
    assertThat(ids(PlotSamples.remainingLife()))
        .containsExactly(
            "fan",
            "lead",
            "grid",
            "errors",
            "errorByPrediction",
            "coverage",
            "importance",
            "folds",
            "dependence-1");
    assertThat(ids(PlotSamples.forecast()))
        .startsWith("forecast", "profile", "overTime", "peaks", "grid");
  }

  @Test
  void liftIsReckonedAtFiveAndTenPercent() {
    PlotCard gain = cards("de", PlotSamples.classification()).get(0);
    assertThat(gain.note())
        .contains("n = 3.000", "61 positiv")
        // 51 of 61 in 5 %
        .contains("Die ersten 5 % enthalten 84 %", "16,7-mal")
        .contains("Die ersten 10 % enthalten 92 %", "9,2-mal");
  }

  @Test
  void missedMachinesHaveAnInterval() {
    PlotCard lead = cards("en", PlotSamples.remainingLife()).get(1);
    assertThat(lead.note())
        .contains("n = 100 machines: 96 warned, 4 were missed", "1.6 %", "9.8 %");
    assertThat(lead.how()).contains("below 30");
  }

  @Test
  void wilsonsIntervalIsThatOfTheTextbook() {
    ShareInterval share = ShareInterval.of(8, 10);
    assertThat(share.low()).isCloseTo(0.490, within(0.001));
    assertThat(share.high()).isCloseTo(0.943, within(0.001));
    assertThat(ShareInterval.of(0, 20).low()).isZero();
  }

  @Test
  void driftTableShowsPredictionAndLabelFirstAndTheWorstColumns() {
    DriftTable table = DriftTable.of(PlotSamples.drift());
    assertThat(table.level()).isEqualTo(Drift.Level.LARGE);
    assertThat(table.rows())
        .extracting(row -> row.of().name())
        .containsExactly("prediction", "NOX", "TIT", "AT", "AP");
    assertThat(table.periods())
        .containsExactly(new DriftTable.Head("2014-01", 3500), new DriftTable.Head("2014-02", 0));
    assertThat(table.rows().get(2).periods().get(0)).isPresent();
    assertThat(table.rows().get(2).periods().get(1)).isEmpty();
    assertThat(DriftWords.word(page("de"), table.level())).isEqualTo("große Drift");
  }

  @Test
  void seedsAndStationsAreShownWithTheirIntervals() {
    List<PlotCard> cards =
        PlotCards.of(
            page("en"),
            PlotSamples.chain(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            name -> name);
    assertThat(cards).extracting(PlotCard::id).containsExactly("horizons", "stations", "seeds");
    assertThat(cards.get(0).note()).contains("n = 350", "2 distances");
    cards = cards.subList(1, 3);
    assertThat(cards.get(0).note()).contains("n = 392", "saves 34,707 €", "12,907 € to 57,502 €");
    assertThat(cards.get(1).note())
        .contains(
            "3 trainings", "mean 0.757", "smallest 0.750", "largest 0.762", "deviation 0.006");
    for (PlotCard card : cards) {
      assertThat(card.series()).doesNotContain("plots.").contains("0.67");
    }
  }

  @Test
  void causesAreCountedInPartsAndWithPricesInEuros() throws Exception {
    PlotCard parts = card(PlotSamples.classification(), Optional.empty(), "pareto");
    PlotCard euros =
        card(PlotSamples.classification(), Optional.of(new PlotPrices(2000, 100)), "pareto");

    assertThat(parts.note()).contains("n = 61", "Of \"HDF\" the model finds 97", "2 rarer causes");
    assertThat(JSON.readTree(parts.series()).at("/series/1/points/1/1").asDouble()).isEqualTo(9);
    assertThat(JSON.readTree(euros.series()).at("/series/1/points/1/1").asDouble())
        .isEqualTo(18_000);
    assertThat(JSON.readTree(euros.series()).get("y").asText()).startsWith("EUR");
  }

  @Test
  void peaksCostWhatNobodyForesawAndTheFalseWarnings() throws Exception {
    PlotCard shares = card(PlotSamples.forecast(), Optional.empty(), "peaks");
    PlotCard costs = card(PlotSamples.forecast(), Optional.of(new PlotPrices(6, 15)), "peaks");

    assertThat(JSON.readTree(shares.series()).at("/series/0/points/0/1").asDouble()).isEqualTo(75);
    // (4000 - 3000) 6 EUR and 90 warnings of 15 EUR on 3000 rows
    assertThat(JSON.readTree(costs.series()).at("/series/0/points/0/1").asDouble())
        .isEqualTo(2450, within(1e-9));
    assertThat(JSON.readTree(costs.series()).at("/series/1/points/0/1").asDouble())
        .isEqualTo(8000, within(1e-9));
    assertThat(costs.title()).isEqualTo("What peaks cost");
  }

  private static PlotCard card(Plots plots, Optional<PlotPrices> prices, String id) {
    return PlotCards.of(
            page("en"), null, Optional.empty(), Optional.of(plots), prices, name -> name)
        .stream()
        .filter(card -> card.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ids(Plots plots) {
    return cards("de", plots).stream().map(PlotCard::id).toList();
  }

  private static List<PlotCard> cards(String language, Plots plots) {
    Importance importance =
        new Importance(
            "pr_auc",
            2000,
            5,
            0.8,
            List.of(new Importance.Loss("torque", List.of("torque", "power"), 0.3, 0.02)));
    return PlotCards.of(
        page(language),
        null,
        Optional.of(importance),
        Optional.of(plots),
        Optional.empty(),
        name -> name);
  }

  private static PageContext page(String language) {
    Locale locale = language.equals("de") ? Locale.GERMANY : Locale.UK;
    return new PageContext(Messages.all().get(language), new Formats(locale), null, "", "/");
  }
}
