package org.werkbank.infra.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.werkbank.infra.demo.Ai4i;
import org.werkbank.infra.server.Repository;

/**
 * AI4I 2020 as batches of twenty parts in the order of the file, a cut of ours, of which only the
 * share that failed is told.
 */
final class ProportionsBenchmark implements Benchmark {
  private static final String LABEL = "Machine failure";
  private static final int PARTS = 20;

  private final Repository repository;

  ProportionsBenchmark(Repository repository) {
    this.repository = repository;
  }

  @Override
  public String name() {
    return "ai4i2020-batches";
  }

  @Override
  public Optional<Upload> prepare(Path data, Path work) {
    try {
      List<String> lines =
          Files.readAllLines(repository.sample("ai4i2020.csv"), StandardCharsets.UTF_8);
      int label = List.of(lines.get(0).split(",", -1)).indexOf(LABEL);
      List<String> written = new ArrayList<>(List.of(lines.get(0).strip() + ",batch"));
      for (int first = 1; first + PARTS <= lines.size(); first += PARTS) {
        List<String[]> parts =
            lines.subList(first, first + PARTS).stream().map(l -> l.split(",", -1)).toList();
        double share = parts.stream().filter(p -> p[label].equals("1")).count() / (double) PARTS;
        for (String[] part : parts) {
          part[label] = String.valueOf(share);
          written.add(String.join(",", part) + ",B" + first / PARTS);
        }
      }
      Map<String, String> roles = new HashMap<>(Ai4i.ROLES);
      roles.put("batch", "group");
      Path file = Files.write(work.resolve("ai4i-batches.csv"), written);
      return Optional.of(new Upload(file, roles));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Trial> trials() {
    return List.of(
        new Trial(
            "batches of 20, 5 folds of batches",
            "proportions-kmeans",
            Map.of("kind", "group", "folds", 5),
            Map.of("derived", Ai4i.DERIVED),
            // what saying the mean of all batches reaches
            List.of(Target.atMost("rmse", 0.0547, 0.0547), Target.atLeast("r2", 0, 0))));
  }
}
