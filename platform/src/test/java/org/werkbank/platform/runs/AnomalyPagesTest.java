package org.werkbank.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.runs.RunsPlatform.Answer;
import org.werkbank.platform.runs.RunsPlatform.Person;

class AnomalyPagesTest {
  private static final String FORM = "/runs/new?dataset=muster&pipeline=anomaly-autoencoder";
  private static final String FILLED =
      "dataset=muster&pipeline=anomaly-autoencoder&split=time&testPercent=25&gap=0&seed=7"
          + "&p.window=5&p.quantile=0%2C98&p.consecutive=4";

  @TempDir Path home;
  private RunsPlatform platform;
  private Person anna;

  @BeforeEach
  void start() throws Exception {
    platform = RunsPlatform.start(home);
    anna = platform.withDataset("muster");
    platform.launcher.script(AnomalySamples::train);
  }

  @AfterEach
  void stop() throws Exception {
    platform.close();
    platform.launcher.close();
  }

  @Test
  void formAsksWhatIsNormalInsteadOfWhatADecisionCosts() throws Exception {
    assertThat(platform.page(anna, FORM, "de").expect(200).text())
        .contains("Störungen erkennen: Autoencoder")
        .contains("Anteil normaler Zeilen unter der Grenze")
        .contains("Zeilen bis zum Alarm")
        .contains("Wert normaler Zeilen")
        .contains("Der Wert von failure, der sagt, dass alles in Ordnung ist")
        .contains("Getrennt gezählte Störungen")
        .doesNotContain("missEur")
        .doesNotContainPattern("[>\"\\s]runs\\.(?!js)");
    assertThat(platform.page(anna, FORM, "en").expect(200).text())
        .contains("Share of normal rows below the limit")
        .contains("Kinds of fault counted apart");
    assertThat(platform.page(anna, "/runs/new?dataset=muster&pipeline=quality-forest", "en").text())
        .contains("missEur")
        .doesNotContain("counted apart");
  }

  @Test
  void filledFormSaysWhatIsNormalAndWhatIsCountedApart() throws Exception {
    Answer started = platform.form(anna, "/runs", FILLED + "&normal=0&apart=3%2C+9%3B15");

    assertThat(started.status()).isEqualTo(303);
    String id = started.header("Location").substring("/runs/".length());
    var run = platform.awaitState(anna, id, RunState.SUCCEEDED);
    assertThat(run.at("/parameters/quantile").asDouble()).isEqualTo(0.98);
    assertThat(run.at("/parameters/normal").asText()).isEqualTo("0");
    assertThat(run.at("/parameters/apart").toString()).isEqualTo("[\"3\",\"9\",\"15\"]");
    assertThat(run.at("/evaluation/factors/2/name").asText()).isEqualTo("3");
    assertThat(run.at("/headline/metric").asText()).isEqualTo("detection_rate");
  }

  @Test
  void runShowsEachKindOfFaultAndTheControlChart() throws Exception {
    String id =
        platform.form(anna, "/runs", FILLED).header("Location").substring("/runs/".length());
    platform.awaitState(anna, id, RunState.SUCCEEDED);

    assertThat(platform.page(anna, "/runs/" + id, "de").expect(200).text())
        .contains("0,737")
        .contains("Hauptkomponenten (PCA): 0,710")
        .contains("Alarmgrenze")
        .contains("Fehlalarme 0,036")
        .contains("Einzeln betrachtet")
        .contains("0,998 (0,990 – 1,000)")
        .contains("0,041 (0,020 – 0,070)")
        .contains("Regelkarte")
        .contains("2 der 22 geprüften Gruppen")
        .contains("6 solche Zeilen nacheinander geben Alarm")
        .contains("n = 960 Zeilen")
        .contains("d01_te")
        .contains("&#34;logY&#34;:true")
        .contains("Die Alarmgrenze hält auf neuen Zeilen")
        .doesNotContainPattern("[>\"\\s]runs\\.(?!js)");
    assertThat(platform.page(anna, "/runs/" + id, "en").expect(200).text())
        .contains("principal components (PCA): 0.710")
        .contains("2 of 22 tested groups")
        .contains("Fault 1:")
        .contains("Normal throughout: 5")
        .doesNotContainPattern("[>\"\\s]runs\\.(?!js)");
  }

  @Test
  void refusesNormalAndApartThatAreNoValues() throws Exception {
    Answer answer =
        platform.post(
            anna,
            "/api/v1/runs",
            "{\"pipeline\":{\"name\":\"anomaly-autoencoder\"},\"dataset\":{\"id\":\"muster\"},"
                + "\"parameters\":{\"normal\":[0],\"apart\":\"3,9\"}}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("/parameters/normal").contains("/parameters/apart");
  }
}
