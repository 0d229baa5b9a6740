package org.werkbank.infra.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.werkbank.client.Artifact;
import org.werkbank.client.DatasetVersion;
import org.werkbank.client.NewRun;
import org.werkbank.client.Run;
import org.werkbank.client.Werkbank;
import org.werkbank.client.WerkbankException;
import org.werkbank.infra.server.Repository;

/** The main job, step by step, as each person does it. Any step that fails throws. */
final class Story {
  private static final Duration LONGEST_RUN = Duration.ofMinutes(5);
  private static final String PRESSES = "sauerland-pressen";
  private static final String WIRE = "lenne-draht";
  private static final String RESEARCH = "forschung-dortmund";
  private static final String MODEL = "machine-failure";
  private static final List<String> PIPELINES =
      List.of("quality-forest", "quality-boosting", "quality-mlp");

  private final URI address;
  private final String officeToken;
  private final Repository repository;
  private final PrintStream out;
  private final Report report;
  private final Map<String, String> tokens = new LinkedHashMap<>();

  Story(URI address, String officeToken, Repository repository, PrintStream out) {
    this.address = address;
    this.officeToken = officeToken;
    this.repository = repository;
    this.out = out;
    this.report = new Report(out);
    tokens.put("office", officeToken);
  }

  /**
   * Plays everything.
   *
   * @param files a folder for what members bring and fetch
   */
  void play(Path files) {
    admitMembers();
    Werkbank presses = as(PRESSES + " data scientist");
    String dataset = upload(presses);
    List<Run> runs = trainAll(presses, dataset);
    Run best = best(runs);
    int version = share(presses, best);
    thirdMemberSeesNothing(version);
    Run scored = scoreOwnRows(version, files);
    fetch(version, files);
    runs.add(submittedPipeline(presses, dataset));
    report.metrics(runs);
    List<Run> all = new ArrayList<>(runs);
    all.add(scored);
    report.resources(all);
    addresses(dataset, best, version);
  }

  void sayHowToSignIn() {
    out.println();
    out.println("Open " + address + " and sign in with one of these tokens:");
    tokens.forEach((who, token) -> out.printf("  %-36s %s%n", who, token));
    out.println("Stop with Ctrl-C.");
  }

  private void admitMembers() {
    say("The office admits three members");
    Werkbank office = Werkbank.at(address, officeToken);
    office.office().admit(PRESSES, "Sauerland Pressen GmbH", "company");
    office.office().admit(WIRE, "Lenne Draht KG", "company");
    office.office().admit(RESEARCH, "Forschungszentrum Dortmund", "research");
    add(office, PRESSES, "data scientist", "data-scientist", "steward");
    add(office, PRESSES, "manager", "manager");
    add(office, WIRE, "data scientist", "data-scientist", "steward");
    add(office, WIRE, "manager", "manager");
    add(office, RESEARCH, "researcher", "researcher");
  }

  private void add(Werkbank office, String member, String who, String... roles) {
    String email = who.replace(' ', '.') + "@" + member + ".example";
    tokens.put(member + " " + who, office.office().addUser(member, email, who, roles));
  }

  private String upload(Werkbank presses) {
    say("The first member uploads its data and confirms what each column is");
    String dataset = presses.datasets().create("Milling machine (AI4I 2020)", "CC BY 4.0");
    DatasetVersion version = presses.datasets().upload(dataset, repository.sample("ai4i2020.csv"));
    require(version.rows() == 10_000, "10,000 rows expected, but " + version.rows());
    presses.datasets().confirmSchema(dataset, Ai4i.ROLES);
    out.printf(
        "  %,d rows, %,d bytes, SHA-256 %s%n",
        version.rows(), version.sizeBytes(), version.sha256());
    return dataset;
  }

  private List<Run> trainAll(Werkbank presses, String dataset) {
    say("Forest, boosting and network train, with a random and with a time split");
    List<Run> runs = new ArrayList<>();
    for (String pipeline : PIPELINES) {
      NewRun run = NewRun.of(pipeline, dataset).with("derived", Ai4i.DERIVED);
      runs.add(train(presses, run.named(pipeline + ", random")));
      runs.add(train(presses, run.named(pipeline + ", time").splitByTime(0.3)));
    }
    return runs;
  }

  private Run train(Werkbank who, NewRun run) {
    long begin = System.nanoTime();
    Run ended = who.runs().train(run, LONGEST_RUN);
    out.printf("  %-32s %5.1f s%n", ended.name(), (System.nanoTime() - begin) / 1e9);
    return ended;
  }

  /** By the honest split: the best on later rows, among those trained on earlier ones. */
  private static Run best(List<Run> runs) {
    return runs.stream()
        .filter(run -> run.name().endsWith("time"))
        .max(Comparator.comparingDouble(run -> run.test("pr_auc").value()))
        .orElseThrow();
  }

  private int share(Werkbank presses, Run best) {
    say("The best by the time split, " + best.name() + ", is registered and shared");
    presses.models().create(MODEL, "Will this part's machine fail?");
    int version = presses.models().register(MODEL, best.id());
    presses.models().alias(MODEL, "champion", version);
    presses.models().share(MODEL, version, List.of(WIRE));
    return version;
  }

  private void thirdMemberSeesNothing(int version) {
    say("The third member, with whom it is not shared, gets 404");
    try {
      as(RESEARCH + " researcher").models().version(PRESSES, MODEL, version);
    } catch (WerkbankException e) {
      require(e.status() == 404, "404 expected, but " + e.status());
      return;
    }
    throw new IllegalStateException("the third member sees the model");
  }

  private Run scoreOwnRows(int version, Path files) {
    say("The second member scores its own rows with it");
    Werkbank wire = as(WIRE + " data scientist");
    Path own =
        Ai4i.partsOfAnotherPlant(
            repository.sample("ai4i2020.csv"), files.resolve("Teileprüfung.csv"));
    String dataset = wire.datasets().create("Teileprüfung", "Windows-1252, Semikolon, Komma");
    DatasetVersion uploaded = wire.datasets().upload(dataset, own);
    wire.datasets().confirmSchema(dataset, Ai4i.FEATURES_ONLY);
    Run queued = wire.models().score(PRESSES, MODEL, version, dataset);
    Run run = wire.runs().await(queued.id(), LONGEST_RUN, change -> {});
    require(run.succeeded(), "scoring ended " + run.state() + ": " + run.error());
    long predictions = linesOf(wire, run) - 1;
    require(
        predictions == uploaded.rows(),
        predictions + " predictions for " + uploaded.rows() + " rows");
    out.printf("  %,d predictions%n", predictions);
    return run;
  }

  private static long linesOf(Werkbank who, Run run) {
    String path =
        who.runs().artifacts(run.id()).stream()
            .map(Artifact::path)
            .filter(p -> p.startsWith("predictions"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no predictions were written"));
    try (InputStream in = who.runs().artifact(run.id(), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fetch(int version, Path files) {
    say("It fetches the shared model and checks its hash");
    as(WIRE + " data scientist")
        .models()
        .download(PRESSES, MODEL, version, files.resolve("machine-failure.zip"));
  }

  private Run submittedPipeline(Werkbank presses, String dataset) {
    say("A researcher submits a pipeline; it cannot run before the office approves it");
    var submitted =
        as(RESEARCH + " researcher")
            .pipelines()
            .submit(repository.exampleDescriptor(), repository.exampleJar());
    String name = submitted.at("/descriptor/name").asText(submitted.path("name").asText());
    String version = submitted.at("/descriptor/version").asText(submitted.path("version").asText());
    NewRun run = NewRun.of(name, dataset).with("derived", Ai4i.DERIVED).splitByTime(0.3);
    try {
      presses.runs().start(run);
      throw new IllegalStateException("an unreviewed pipeline started");
    } catch (WerkbankException refused) {
      out.println("  refused before review: " + refused.getMessage());
    }
    Werkbank.at(address, officeToken).office().review(name, version, true, "Read and tried.");
    return train(presses, run.named(name + ", time"));
  }

  private void addresses(String dataset, Run best, int version) {
    out.println();
    out.println("Pages");
    out.println("  " + address.resolve("/datasets/" + dataset));
    out.println("  " + address.resolve("/runs/" + best.id()));
    out.println(
        "  " + address.resolve("/models/" + PRESSES + "/" + MODEL + "/versions/" + version));
    out.println("  " + address.resolve("/dashboard"));
    out.println("  " + address.resolve("/pipelines"));
  }

  private Werkbank as(String who) {
    String token = tokens.get(who);
    if (token == null) {
      throw new IllegalStateException("nobody is " + who);
    }
    return Werkbank.at(address, token);
  }

  private void say(String step) {
    out.println(step);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
