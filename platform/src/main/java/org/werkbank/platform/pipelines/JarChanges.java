package org.werkbank.platform.pipelines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ParameterDescriptor;
import org.werkbank.contract.PipelineDescriptor;

/**
 * What is different from an earlier version, for whoever reviewed that one.
 *
 * @param since the version it is compared with
 * @param descriptor fields and parameters that differ, each as {@code name: before → now}
 * @param newFindings uses of interfaces that no class of the earlier version had
 * @param libraries as {@code + name:version} and {@code - name:version}
 */
public record JarChanges(
    String since,
    List<String> descriptor,
    List<String> classesAdded,
    List<String> classesRemoved,
    List<String> classesChanged,
    List<String> newFindings,
    List<String> libraries) {

  static JarChanges between(
      PipelineDescriptor before, JarReport then, PipelineDescriptor after, JarReport now) {
    return new JarChanges(
        before.version(),
        fields(before, after),
        missing(now.classes(), then.classes()),
        missing(then.classes(), now.classes()),
        now.classHashes().entrySet().stream()
            .filter(one -> then.classHashes().containsKey(one.getKey()))
            .filter(one -> !one.getValue().equals(then.classHashes().get(one.getKey())))
            .map(Map.Entry::getKey)
            .sorted()
            .toList(),
        missing(uses(now), uses(then)),
        libraries(then, now));
  }

  public boolean isNone() {
    return descriptor.isEmpty()
        && classesAdded.isEmpty()
        && classesRemoved.isEmpty()
        && classesChanged.isEmpty()
        && newFindings.isEmpty()
        && libraries.isEmpty();
  }

  private static List<String> fields(PipelineDescriptor before, PipelineDescriptor after) {
    List<String> changes = new ArrayList<>();
    compare(changes, "task", before.task(), after.task());
    compare(changes, "engine", before.engine(), after.engine());
    compare(changes, "trainer", before.trainer(), after.trainer());
    compare(changes, "title", before.title().en(), after.title().en());
    compare(changes, "description", before.description().en(), after.description().en());
    compare(changes, "metrics", before.metrics(), after.metrics());
    Map<String, ParameterDescriptor> then = parameters(before);
    Map<String, ParameterDescriptor> now = parameters(after);
    Set<String> names = new TreeSet<>(then.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      compare(changes, "parameter " + name, text(then.get(name)), text(now.get(name)));
    }
    return List.copyOf(changes);
  }

  private static void compare(
      List<String> changes, String name, @Nullable Object before, @Nullable Object now) {
    if (!Objects.equals(before, now)) {
      changes.add(name + ": " + before + " → " + now);
    }
  }

  private static Map<String, ParameterDescriptor> parameters(PipelineDescriptor descriptor) {
    return descriptor.parameters().stream()
        .collect(Collectors.toMap(ParameterDescriptor::name, Function.identity()));
  }

  private static String text(@Nullable ParameterDescriptor parameter) {
    if (parameter == null) {
      return "–";
    }
    Map<String, Object> parts = new TreeMap<>();
    parts.put("default", String.valueOf(parameter.defaultValue()));
    parts.put("min", String.valueOf(parameter.min()));
    parts.put("max", String.valueOf(parameter.max()));
    parts.put("choices", String.valueOf(parameter.choices()));
    parts.put("type", String.valueOf(parameter.type()));
    return parts.toString();
  }

  private static List<String> uses(JarReport report) {
    return report.findings().stream()
        .map(one -> one.kind() + ": " + one.api() + " in " + one.className())
        .distinct()
        .toList();
  }

  private static List<String> libraries(JarReport then, JarReport now) {
    List<String> before = then.facts().libraries().stream().map(Library::coordinates).toList();
    List<String> after = now.facts().libraries().stream().map(Library::coordinates).toList();
    List<String> changes = new ArrayList<>();
    missing(after, before).forEach(one -> changes.add("+ " + one));
    missing(before, after).forEach(one -> changes.add("− " + one));
    return List.copyOf(changes);
  }

  /** What is in the first and not in the second. */
  private static List<String> missing(List<String> first, List<String> second) {
    Set<String> there = Set.copyOf(second);
    return first.stream().filter(one -> !there.contains(one)).sorted().toList();
  }
}
