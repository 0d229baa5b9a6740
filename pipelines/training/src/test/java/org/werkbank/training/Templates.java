package org.werkbank.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.ParameterDescriptor;
import org.werkbank.contract.PipelineCatalogue;
import org.werkbank.contract.PipelineDescriptor;

/** The pipelines that ship, so that a new one is tested without anybody thinking of it. */
public final class Templates {
  private Templates() {}

  public static List<PipelineDescriptor> all() {
    try (InputStream in = Templates.class.getResourceAsStream("/pipelines.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new ContractJson().read(text, PipelineCatalogue.class).pipelines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The largest value the pipeline allows of each of these parameters that it declares. */
  public static Map<String, Object> largest(PipelineDescriptor pipeline, Set<String> names) {
    return pipeline.parameters().stream()
        .filter(one -> names.contains(one.name()) && one.max() != null)
        .collect(
            Collectors.toMap(ParameterDescriptor::name, one -> Objects.requireNonNull(one.max())));
  }

  /** Those of the values that the pipeline declares. */
  public static Map<String, Object> known(PipelineDescriptor pipeline, Map<String, Object> values) {
    Map<String, Object> known = new HashMap<>(values);
    known
        .keySet()
        .removeIf(name -> pipeline.parameters().stream().noneMatch(one -> one.name().equals(name)));
    return known;
  }
}
