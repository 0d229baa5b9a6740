package org.werkbank.contract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a pipeline says of itself; forms and checks are made from it.
 *
 * @param version such as {@code 1.0.0}
 * @param engine such as {@code xgboost}, {@code spark-mllib}, {@code dl4j}
 * @param trainer class name of its trainer
 * @param metrics the metrics worth looking at, the main one first
 */
public record PipelineDescriptor(
    String name,
    String version,
    String task,
    String engine,
    String trainer,
    LocalizedText title,
    LocalizedText description,
    List<ParameterDescriptor> parameters,
    List<String> metrics) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{2,62}");
  private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+-]{0,31}");

  public PipelineDescriptor {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name must be 3 to 63 lower-case letters, digits and dashes, but is " + name);
    }
    if (version == null || !VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException("version must look like 1.0.0, but is " + version);
    }
    Checks.notBlank(task, "task");
    Checks.notBlank(engine, "engine");
    Checks.notBlank(trainer, "trainer");
    if (title == null || description == null) {
      throw new IllegalArgumentException("title and description must be given in de and en");
    }
    parameters = parameters == null ? List.of() : List.copyOf(parameters);
    metrics = metrics == null ? List.of() : List.copyOf(metrics);
    if (parameters.stream().map(ParameterDescriptor::name).distinct().count()
        != parameters.size()) {
      throw new IllegalArgumentException("parameters must have different names");
    }
  }

  public Optional<ParameterDescriptor> parameter(String parameter) {
    return parameters.stream().filter(p -> p.name().equals(parameter)).findFirst();
  }
}
