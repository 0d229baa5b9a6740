package org.werkbank.platform.problem;

import java.util.List;

/** A sentence in no language yet: the key of a message and what to put into it. */
public record Text(String key, List<Object> arguments) {
  public Text {
    arguments = List.copyOf(arguments);
  }

  public static Text of(String key, Object... arguments) {
    return new Text(key, List.of(arguments));
  }
}
