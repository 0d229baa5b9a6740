package org.werkbank.training.harness;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.HarnessParameters;
import org.werkbank.contract.ParameterDescriptor;
import org.werkbank.contract.PipelineCatalogue;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.contract.RunSpec;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.failure.BadData;

/** The trainer that a specification names, with its parameters checked and defaults filled in. */
record PipelineSettings(Supplier<Trainer> trainers, Parameters parameters) {
  static PipelineSettings of(RunSpec spec, ContractJson json, PipelineCode code)
      throws IOException {
    String name = spec.pipeline().trainer();
    Parameters parameters = new Parameters(values(spec, json));
    // Whatever is wrong with it is told before the rows are read.
    Objects.requireNonNull(code.trainer(name), "trainer");
    return new PipelineSettings(() -> code.trainer(name), parameters);
  }

  Trainer newTrainer() {
    return trainers.get();
  }

  /** The same with another value of one parameter. */
  PipelineSettings with(String name, Object value) {
    Map<String, Object> values = new HashMap<>(parameters.values());
    values.put(name, value);
    return new PipelineSettings(trainers, new Parameters(values));
  }

  private static Map<String, Object> values(RunSpec spec, ContractJson json) throws IOException {
    Map<String, Object> values = new HashMap<>();
    PipelineDescriptor descriptor = descriptor(spec, json);
    if (descriptor != null) {
      descriptor.parameters().forEach(p -> values.put(p.name(), p.defaultValue()));
    }
    spec.parameters()
        .forEach(
            (name, value) -> {
              if (!HarnessParameters.NAMES.contains(name)) {
                values.put(name, value);
              }
            });
    if (descriptor != null) {
      descriptor.parameters().forEach(p -> check(p, values.get(p.name())));
    }
    return values;
  }

  private static void check(ParameterDescriptor parameter, @Nullable Object value) {
    String problem = value == null ? null : parameter.problemOf(value);
    if (problem != null) {
      throw BadData.badSpec(
          "The parameter " + problem + ".",
          "Der Parameter " + parameter.demandDe() + ", ist aber " + value + ".");
    }
  }

  private static @Nullable PipelineDescriptor descriptor(RunSpec spec, ContractJson json)
      throws IOException {
    ClassLoader classes = PipelineSettings.class.getClassLoader();
    for (URL url : Collections.list(classes.getResources("pipelines.json"))) {
      try (InputStream in = url.openStream()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        for (PipelineDescriptor found : json.read(text, PipelineCatalogue.class).pipelines()) {
          if (found.name().equals(spec.pipeline().name())
              && found.trainer().equals(spec.pipeline().trainer())) {
            return found;
          }
        }
      }
    }
    return null;
  }
}
