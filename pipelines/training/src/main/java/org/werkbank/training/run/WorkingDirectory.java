package org.werkbank.training.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.RunSpec;

/** Where the platform leaves the specification and reads the events. */
public record WorkingDirectory(Path path) {
  public static final String SPEC = "run-spec.json";

  public WorkingDirectory {
    path = path.toAbsolutePath().normalize();
  }

  public RunSpec spec(ContractJson json) throws IOException {
    return json.read(Files.readString(path.resolve(SPEC)), RunSpec.class);
  }

  public Path events() {
    return path.resolve("events.ndjson");
  }

  /** The jar of a submitted pipeline. */
  public Path pipeline() {
    return path.resolve("pipeline.jar");
  }

  public Path credentials() {
    return path.resolve("credentials.properties");
  }

  public Path temporary() throws IOException {
    return Files.createDirectories(path.resolve("tmp"));
  }
}
