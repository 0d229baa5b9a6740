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

/**
 * The form that starts a sweep, as filled in. A parameter with one value is held, one with several
 * values or with two bounds is varied.
 *
 * @param base what a sweep has in common with a run: split, prices, seed, name
 * @param given every field with all of its values
 */
public record SweepForm(RunForm base, Map<String, List<String>> given) {
  private static final String VALUES = "v.";
  private static final String FROM = "f.";
  private static final String TO = "t.";
  private static final String SCALE = "s.";

  static SweepForm empty() {
    return new SweepForm(RunForm.empty(), Map.of());
  }

  static SweepForm of(Map<String, List<String>> given) {
    return new SweepForm(RunForm.of(given), Map.copyOf(given));
  }

  SweepForm wrong(Map<String, String> errors) {
    return new SweepForm(base.wrong(errors), given);
  }

  public String kind() {
    return base.value("kind", NewSweep.Search.GRID);
  }

  public String values(ParameterDescriptor parameter) {
    return base.value(VALUES + parameter.name(), RunForm.empty().parameter(parameter));
  }

  public String from(ParameterDescriptor parameter) {
    return base.value(FROM + parameter.name(), RunForm.empty().parameter(parameter));
  }

  public String to(ParameterDescriptor parameter) {
    return base.value(TO + parameter.name(), "");
  }

  public boolean isLog(ParameterDescriptor parameter) {
    return base.value(SCALE + parameter.name(), "").equals("log");
  }

  /** Whether the box of one value is ticked. */
  public boolean isChosen(ParameterDescriptor parameter, String value) {
    return given.isEmpty()
        ? value.equals(String.valueOf(parameter.defaultValue()))
        : given.getOrDefault(VALUES + parameter.name(), List.of()).contains(value);
  }

  /** What is wrong with a parameter, wherever in it that is. */
  public String error(ParameterDescriptor parameter) {
    String token = Mistakes.token(parameter.name());
    String varied = "/search/vary/" + token;
    return base.errors().entrySet().stream()
        .filter(
            error ->
                error.getKey().equals("/parameters/" + token)
                    || error.getKey().equals(varied)
                    || error.getKey().startsWith(varied + "/"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  NewSweep request(PipelineDescriptor pipeline) {
    NewRun run = base.request(pipeline);
    Map<String, @Nullable Object> fixed = new LinkedHashMap<>();
    HarnessParameters.NAMES.forEach(
        name -> {
          Object value = run.parameters().get(name);
          if (value != null) {
            fixed.put(name, value);
          }
        });
    Map<String, NewSweep.Range> vary = new LinkedHashMap<>();
    pipeline.parameters().forEach(parameter -> add(parameter, fixed, vary));
    return new NewSweep(
        run.pipeline(),
        run.dataset(),
        fixed,
        split(run),
        run.seed(),
        run.name(),
        new NewSweep.Search(kind(), vary, whole("searchSeed", "1", 1)),
        budget(),
        base.value("metric", ""));
  }

  /** Nothing chosen: the check knows what is usual. */
  private NewRun.@Nullable SplitChoice split(NewRun run) {
    return base.value("split", "").isEmpty() ? null : run.split();
  }

  private NewSweep.Budget budget() {
    Long runs = whole("budgetRuns", "", 1);
    Long seconds = whole("budgetMinutes", "", 60);
    return new NewSweep.Budget(runs == null ? null : Math.toIntExact(runs), seconds);
  }

  private void add(
      ParameterDescriptor parameter,
      Map<String, @Nullable Object> fixed,
      Map<String, NewSweep.Range> vary) {
    boolean isNumber =
        parameter.type() == ParameterDescriptor.Type.INTEGER
            || parameter.type() == ParameterDescriptor.Type.NUMBER;
    if (isNumber && kind().equals(NewSweep.Search.RANDOM)) {
      String to = to(parameter);
      if (to.isEmpty()) {
        fixed.put(parameter.name(), RunForm.number(from(parameter)));
      } else {
        vary.put(
            parameter.name(),
            new NewSweep.Range(
                null, decimal(from(parameter)), decimal(to), isLog(parameter) ? "log" : "linear"));
      }
      return;
    }
    List<@Nullable Object> values = new ArrayList<>();
    if (isNumber) {
      Arrays.stream(values(parameter).split("[;\\s]+"))
          .map(one -> one.endsWith(",") ? one.substring(0, one.length() - 1) : one)
          .filter(one -> !one.isEmpty())
          .forEach(one -> values.add(RunForm.number(one)));
    } else {
      given
          .getOrDefault(VALUES + parameter.name(), List.of())
          .forEach(
              one ->
                  values.add(
                      parameter.type() == ParameterDescriptor.Type.BOOLEAN
                          ? (Object) Boolean.valueOf(one)
                          : one));
    }
    if (values.size() == 1) {
      fixed.put(parameter.name(), values.get(0));
    } else if (values.size() > 1) {
      vary.put(parameter.name(), new NewSweep.Range(values, null, null, null));
    }
  }

  private static @Nullable Double decimal(String text) {
    return RunForm.number(text) instanceof Number number ? (Double) number.doubleValue() : null;
  }

  /** The number in a field times a factor; -1 for what is none, so that the check names it. */
  private @Nullable Long whole(String field, String usual, int factor) {
    String text = base.value(field, usual);
    if (text.isEmpty()) {
      return null;
    }
    return RunForm.number(text) instanceof Long number && Math.abs(number) < Integer.MAX_VALUE / 60
        ? (Long) (number * factor)
        : (Long) (-1L);
  }
}
