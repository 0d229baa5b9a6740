package org.werkbank.training.api;

import java.util.Map;

/** Values of a pipeline's parameters, by name. Asking for one that is not declared is a defect. */
public record Parameters(Map<String, Object> values) {
  public Parameters {
    values = Map.copyOf(values);
  }

  public int integer(String name) {
    return ((Number) required(name)).intValue();
  }

  public double number(String name) {
    return ((Number) required(name)).doubleValue();
  }

  public boolean flag(String name) {
    return (Boolean) required(name);
  }

  public String choice(String name) {
    return (String) required(name);
  }

  private Object required(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the descriptor declares no parameter " + name);
    }
    return value;
  }
}
