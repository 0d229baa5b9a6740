package org.werkbank.platform.runs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.HarnessParameters;
import org.werkbank.contract.ParameterDescriptor;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.contract.SplitKind;

/**
 * The form that starts a run, as filled in. What cannot be read as a number is handed on as it was
 * written, so that the check names it and the user finds it again.
 *
 * @param fields by name; a name with several values has its first here
 * @param derived rows of name and expression that are not empty
 * @param errors what is wrong, by the pointer of the field
 */
public record RunForm(
    Map<String, String> fields, List<DerivedRow> derived, Map<String, String> errors) {
  private static final String PARAMETER = "p.";

  public RunForm {
    fields = Map.copyOf(fields);
    derived = List.copyOf(derived);
    errors = Map.copyOf(errors);
  }

  /** One derived column. */
  public record DerivedRow(String name, String expression) {}

  static RunForm empty() {
    return new RunForm(Map.of(), List.of(), Map.of());
  }

  static RunForm of(Map<String, List<String>> given) {
    Map<String, String> fields = new LinkedHashMap<>();
    given.forEach(
        (name, values) -> fields.put(name, values.isEmpty() ? "" : values.get(0).strip()));
    List<String> names = given.getOrDefault("derivedName", List.of());
    List<String> expressions = given.getOrDefault("derivedExpression", List.of());
    List<DerivedRow> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(names.size(), expressions.size()); i++) {
      if (!names.get(i).isBlank() || !expressions.get(i).isBlank()) {
        rows.add(new DerivedRow(names.get(i).strip(), expressions.get(i).strip()));
      }
    }
    return new RunForm(fields, rows, Map.of());
  }

  RunForm wrong(Map<String, String> with) {
    return new RunForm(fields, derived, with);
  }

  /** What stands in a field, or what stands there at first. */
  public String value(String name, String atFirst) {
    return fields.getOrDefault(name, atFirst);
  }

  /** What stands in the field of a parameter, or its default. */
  public String parameter(ParameterDescriptor parameter) {
    Object atFirst = parameter.defaultValue();
    boolean whole =
        atFirst instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue());
    return value(
        PARAMETER + parameter.name(),
        whole ? String.valueOf(((Number) atFirst).longValue()) : String.valueOf(atFirst));
  }

  /** Whether a box is ticked; a box that is not ticked sends nothing. */
  public boolean isTicked(ParameterDescriptor parameter) {
    return fields.isEmpty()
        ? Boolean.TRUE.equals(parameter.defaultValue())
        : fields.containsKey(PARAMETER + parameter.name());
  }

  /** Whether the run is to look twice; so it is until the box is cleared. */
  public boolean isThorough() {
    return fields.isEmpty() || fields.containsKey(HarnessParameters.THOROUGH);
  }

  public String error(String pointer) {
    return errors.getOrDefault(pointer, "");
  }

  NewRun request(PipelineDescriptor pipeline) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    for (ParameterDescriptor parameter : pipeline.parameters()) {
      parameters.put(parameter.name(), parameterValue(parameter));
    }
    if (!derived.isEmpty()) {
      parameters.put(
          HarnessParameters.DERIVED,
          derived.stream()
              .map(row -> Map.of("name", row.name(), "expression", row.expression()))
              .toList());
    }
    if (fields.containsKey(HarnessParameters.THOROUGH)) {
      parameters.put(HarnessParameters.THOROUGH, true);
    }
    String segments = value(HarnessParameters.SEGMENTS, "");
    if (!segments.isEmpty()) {
      parameters.put(HarnessParameters.SEGMENTS, number(segments));
    }
    String phase = value(HarnessParameters.PHASE, "");
    if (!phase.isEmpty()) {
      parameters.put(HarnessParameters.PHASE, phase);
    }
    String positive = value("positive", "");
    if (!positive.isEmpty()) {
      parameters.put(HarnessParameters.POSITIVE, positive);
    }
    String normal = value("normal", "");
    if (!normal.isEmpty()) {
      parameters.put(HarnessParameters.NORMAL, normal);
    }
    List<String> apart =
        Arrays.stream(value("apart", "").split("[,;]"))
            .map(String::strip)
            .filter(one -> !one.isEmpty())
            .toList();
    if (!apart.isEmpty()) {
      parameters.put(HarnessParameters.APART, apart);
    }
    Map<String, Object> costs = new LinkedHashMap<>();
    for (String cost : List.of("missEur", "falseAlarmEur", "inspectionEur")) {
      String euros = value(cost, "");
      if (!euros.isEmpty()) {
        costs.put(cost, number(euros));
      }
    }
    if (!costs.isEmpty()) {
      parameters.put(HarnessParameters.COSTS, costs);
    }
    return new NewRun(
        new NewRun.PipelineChoice(pipeline.name(), pipeline.version()),
        new NewRun.DatasetChoice(value("dataset", ""), null),
        parameters,
        split(),
        number(value("seed", "1")) instanceof Number seed ? Long.valueOf(seed.longValue()) : null,
        value("name", ""));
  }

  private @Nullable Object parameterValue(ParameterDescriptor parameter) {
    String name = PARAMETER + parameter.name();
    return switch (parameter.type()) {
      case BOOLEAN -> fields.containsKey(name);
      case CHOICE -> emptyToNull(value(name, ""));
      case INTEGER, NUMBER -> {
        String text = value(name, "");
        yield text.isEmpty() ? null : number(text);
      }
    };
  }

  /** Only what belongs to the kind chosen; the other fields are not shown. */
  private NewRun.SplitChoice split() {
    String id = value("split", SplitKind.KFOLD.id());
    Double percent = decimal(value("testPercent", "30"));
    Double share = Double.valueOf(percent == null ? -1 : percent / 100);
    Integer folds = whole("folds", "5");
    Integer gap = whole("gap", "0");
    return switch (SplitKind.of(id).orElse(SplitKind.KFOLD)) {
      case KFOLD, GROUP -> new NewRun.SplitChoice(id, null, folds, null, null, null);
      case BLOCKED -> new NewRun.SplitChoice(id, null, folds, gap, null, null);
      case HOLDOUT -> new NewRun.SplitChoice(id, share, null, null, null, null);
      case TIME -> new NewRun.SplitChoice(id, share, null, gap, null, null);
      case ROLLING -> new NewRun.SplitChoice(id, share, null, gap, whole("origins", "4"), null);
      case GIVEN -> new NewRun.SplitChoice(id, null, null, null, null, value("splitColumn", ""));
      case LEAVE_ONE_GROUP_OUT -> new NewRun.SplitChoice(id, null, null, null, null, null);
    };
  }

  private Integer whole(String name, String usual) {
    Double given = decimal(value(name, usual));
    return given == null ? -1 : given.intValue();
  }

  /** The number, or the text when it is none; a decimal comma is as good as a point. */
  static Object number(String text) {
    Double value = decimal(text);
    if (value == null) {
      return text;
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Object) value.longValue() : value;
  }

  private static @Nullable Double decimal(String text) {
    try {
      return Double.valueOf(text.replace(',', '.'));
    } catch (NumberFormatException e) {
      return null; // the check says so, at the field
    }
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
