package org.werkbank.infra.figures;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.werkbank.client.NewRun;
import org.werkbank.client.Run;
import org.werkbank.client.Werkbank;
import org.werkbank.infra.server.Repository;
import org.werkbank.infra.server.ServerProcess;
import org.werkbank.infra.server.WorkFolder;

/**
 * Prints the table of figures; what is being done goes to the error stream. Ends 1 when a figure is
 * below its reference by more than its tolerance.
 */
public final class Figures {
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final String MEMBER = "figures";
  private static final PrintStream PROGRESS = System.err;

  private final FigureArguments arguments;
  private final Werkbank member;
  private final Path work;

  private Figures(FigureArguments arguments, Werkbank member, Path work) {
    this.arguments = arguments;
    this.member = member;
    this.work = work;
  }

  public static void main(String[] given) throws Exception {
    Repository repository = Repository.find();
    FigureArguments arguments;
    try {
      arguments = FigureArguments.of(given, repository);
    } catch (IllegalArgumentException e) {
      PROGRESS.println(e.getMessage());
      System.exit(64);
      return;
    }
    List<FigureRow> rows;
    try (WorkFolder folder = WorkFolder.make("figures");
        ServerProcess server =
            ServerProcess.start(folder.path().resolve("home"), Map.of(), List.of())) {
      Werkbank office = Werkbank.at(server.address(), ServerProcess.OFFICE_TOKEN);
      office.office().admit(MEMBER, "Figures", "research");
      String token =
          office.office().addUser(MEMBER, "figures@werkbank.example", "f", "data-scientist");
      rows =
          new Figures(arguments, Werkbank.at(server.address(), token), folder.path())
              .all(benchmarks(repository));
    }
    FigureTable.print(rows, System.out);
    if (arguments.json() != null) {
      new ObjectMapper().writeValue(arguments.json().toFile(), rows);
    }
    if (rows.stream().anyMatch(row -> row.verdict().equals("below"))) {
      System.exit(1);
    }
  }

  private static List<Benchmark> benchmarks(Repository repository) {
    return List.of(
        new Ai4iBenchmark(repository),
        new SecomBenchmark(),
        new SteelPlatesBenchmark(),
        CmapssBenchmark.one(),
        CmapssBenchmark.three(),
        new SteelEnergyBenchmark(),
        GasTurbineBenchmark.nox(),
        GasTurbineBenchmark.co(),
        new TepBenchmark(),
        new ProportionsBenchmark(repository));
  }

  private List<FigureRow> all(List<Benchmark> benchmarks) {
    List<FigureRow> rows = new ArrayList<>();
    for (Benchmark benchmark : benchmarks) {
      if (!arguments.wants(benchmark.name())) {
        continue;
      }
      Optional<Benchmark.Upload> upload = benchmark.prepare(arguments.data(), work);
      if (upload.isEmpty()) {
        PROGRESS.printf("%s: no data in %s, left out%n", benchmark.name(), arguments.data());
      } else {
        rows.addAll(trained(benchmark, upload.get()));
      }
    }
    return rows;
  }

  private List<FigureRow> trained(Benchmark benchmark, Benchmark.Upload upload) {
    String dataset = member.datasets().create(benchmark.name(), "");
    member.datasets().upload(dataset, upload.file());
    member.datasets().confirmSchema(dataset, upload.allRoles(), upload.availableAt());
    List<FigureRow> rows = new ArrayList<>();
    Run last = null;
    Trial lastTrial = null;
    for (Trial trial : benchmark.trials()) {
      NewRun run = NewRun.of(trial.pipeline(), dataset).splitBy(trial.split());
      for (Map.Entry<String, Object> parameter : trial.parameters().entrySet()) {
        run = run.with(parameter.getKey(), parameter.getValue());
      }
      PROGRESS.printf("%s, %s: %s ... ", benchmark.name(), trial.protocol(), trial.pipeline());
      Run ended = member.runs().train(run, LONGEST);
      trial.targets().stream()
          .map(target -> FigureRow.of(benchmark.name(), trial, target, ended))
          .forEach(rows::add);
      FigureRow row = rows.get(rows.size() - 1);
      PROGRESS.printf("%s %.3f in %.1f s%n", row.metric(), row.value(), row.seconds());
      last = ended;
      lastTrial = trial;
    }
    Optional<Benchmark.Later> later = benchmark.later(arguments.data(), work);
    if (later.isPresent() && last != null && lastTrial != null) {
      rows.addAll(
          new DriftFigures(member, MEMBER, LONGEST)
              .of(benchmark.name(), lastTrial.pipeline(), last, later.get()));
    }
    return rows;
  }
}
