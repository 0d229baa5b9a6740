package org.werkbank.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.runs.RunsPlatform.Answer;
import org.werkbank.platform.runs.RunsPlatform.Person;
import org.werkbank.platform.web.Role;

class RunPagesTest {
  @TempDir Path home;
  private RunsPlatform platform;
  private Person anna;

  @BeforeEach
  void start() throws Exception {
    platform = RunsPlatform.start(home);
    anna = platform.withDataset("muster");
  }

  @AfterEach
  void stop() throws Exception {
    platform.close();
    platform.launcher.close();
  }

  @Test
  void emptyListSaysWhatToDoNext() throws Exception {
    String html = platform.page(anna, "/runs", "de").expect(200).text();
    assertThat(html).contains("Es gibt noch keine Läufe").contains("href=\"/runs/new\"");
  }

  @Test
  void finishedRunShowsItsFiguresWithIntervalAndComparison() throws Exception {
    String id = platform.startRun(anna);
    platform.awaitState(anna, id, RunState.SUCCEEDED);
    String html = platform.page(anna, "/runs/" + id, "de").expect(200).text();
    assertThat(html)
        .contains("0,795")
        .contains("95 %: 0,710 bis 0,860 · n = 3.000")
        .contains("+0,775")
        .contains("lineares Modell: 0,371")
        .contains("512 €")
        .contains("Genauigkeit und Trefferquote")
        .contains("data-chart=\"bar\"")
        .contains("Als Modell eintragen")
        .contains("action=\"/models/register\"")
        .doesNotContainPattern("[>\"\\s]runs\\.(?!js)");
    String list = platform.page(anna, "/runs", "de").expect(200).text();
    assertThat(list).contains("0,795").contains("0,020").contains("fertig");
    String english = platform.page(anna, "/runs/" + id, "en").expect(200).text();
    assertThat(english)
        .contains("0.795")
        .contains("n = 3,000")
        .doesNotContainPattern("[>\"\\s]runs\\.(?!js)");
  }

  @Test
  void workingRunShowsHowFarItIsAndCanBeStopped() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    platform.launcher.script(
        process -> {
          process.emit(Samples.started());
          process.emit(new org.werkbank.contract.RunEvent.Progress("train", 30, 200));
          go.await();
          Samples.finish(process);
        });
    String id = platform.startRun(anna);
    platform.awaitState(anna, id, RunState.RUNNING);
    RunsPlatform.await(() -> html("/runs/" + id).contains("15 %"));
    String html = html("/runs/" + id);
    assertThat(html)
        .contains("data-events=\"/api/v1/runs/" + id + "/events\"")
        .contains("Training")
        .contains("Abbrechen")
        .doesNotContainPattern("[>\"\\s]runs\\.(?!js)");
    assertThat(html("/runs")).contains("Training 15 %");
    Answer stopped = platform.form(anna, "/runs/" + id + "/cancel", "");
    assertThat(stopped.status()).isEqualTo(303);
    platform.awaitState(anna, id, RunState.CANCELLED);
    assertThat(html("/runs/" + id)).contains("abgebrochen").contains("Wiederholen");
    go.countDown();
  }

  @Test
  void formIsMadeFromTheDescriptorInTheReadersLanguage() throws Exception {
    String html = html("/runs/new?dataset=muster");
    assertThat(html)
        .contains("Bäume")
        .contains("Erlaubt: 10 bis 2.000.")
        .contains("Mehr Bäume, ruhigeres Ergebnis.")
        .contains("Vorhergesagt wird failure.")
        .contains("Beweist, dass das Modell für künftige Teile taugt.")
        .doesNotContainPattern("[>\"\\s]runs\\.(?!js)");
    assertThat(platform.page(anna, "/runs/new", "en").text()).contains("More trees");
  }

  @Test
  void mistakeIsShownAtItsFieldAndNothingTypedIsLost() throws Exception {
    Answer refused =
        platform.form(
            anna,
            "/runs",
            "dataset=muster&pipeline=quality-forest&p.trees=5&p.subsample=0%2C5&p.engine=xgboost"
                + "&split=time&testPercent=25&gap=3&derivedName=power&derivedExpression="
                + "&missEur=zwei&name=Mein+Lauf&seed=7");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text())
        .contains("trees muss zwischen 10 und 2.000 liegen, ist aber 5.")
        .contains("Eine abgeleitete Spalte braucht eine Formel")
        .contains("Kosten müssen ein Betrag in Euro sein")
        .contains("value=\"0,5\"")
        .contains("value=\"power\"")
        .contains("value=\"zwei\"")
        .contains("value=\"Mein Lauf\"")
        .contains("value=\"25\"");
    assertThat(platform.get(anna, "/api/v1/runs").json().get("items")).isEmpty();
  }

  @Test
  void filledFormStartsARun() throws Exception {
    Answer started =
        platform.form(
            anna,
            "/runs",
            "dataset=muster&pipeline=quality-forest&p.trees=100&p.subsample=0%2C5&p.engine=mllib"
                + "&p.balanced=true&split=time&testPercent=25&gap=3&derivedName=power"
                + "&derivedExpression=torque*speed&derivedName=&derivedExpression="
                + "&missEur=2000&falseAlarmEur=99%2C5&positive=1&name=Mein+Lauf&seed=7");
    assertThat(started.status()).isEqualTo(303);
    String id = started.header("Location").substring("/runs/".length());
    var run = platform.awaitState(anna, id, RunState.SUCCEEDED);
    assertThat(run.at("/name").asText()).isEqualTo("Mein Lauf");
    assertThat(run.at("/seed").asInt()).isEqualTo(7);
    assertThat(run.at("/split/kind").asText()).isEqualTo("time");
    assertThat(run.at("/split/test").asDouble()).isEqualTo(0.25);
    assertThat(run.at("/split/gap").asInt()).isEqualTo(3);
    assertThat(run.at("/parameters/subsample").asDouble()).isEqualTo(0.5);
    assertThat(run.at("/parameters/balanced").asBoolean()).isTrue();
    assertThat(run.at("/parameters/derived/0/expression").asText()).isEqualTo("torque*speed");
    assertThat(run.at("/parameters/costs/falseAlarmEur").asDouble()).isEqualTo(99.5);
    assertThat(run.at("/parameters/positive").asText()).isEqualTo("1");
  }

  @Test
  void whoMayNotRunSeesNoButtons() throws Exception {
    String id = platform.startRun(anna);
    platform.awaitState(anna, id, RunState.SUCCEEDED);
    Person manager = platform.colleague("muster", anna.user().memberId(), Role.MANAGER);
    String html = platform.page(manager, "/runs/" + id, "de").expect(200).text();
    assertThat(html)
        .contains("0,795")
        .doesNotContain("Wiederholen")
        .doesNotContain("/models/register");
    platform.page(manager, "/runs/new", "de").expect(403);
  }

  @Test
  void failedRunSaysWhyInTheReadersLanguage() throws Exception {
    platform.launcher.script(
        process -> {
          process.emit(Samples.started());
          process.exit(137);
        });
    String id = platform.startRun(anna);
    platform.awaitState(anna, id, RunState.FAILED);
    assertThat(html("/runs/" + id)).contains("Das Betriebssystem hat den Trainingsprozess beendet");
  }

  private String html(String path) {
    try {
      return platform.page(anna, path, "de").expect(200).text();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
