package org.werkbank.platform.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The policy of an offer, laid out as a graph the way ODRL's own context does. */
final class PolicyNode {
  /** Whose values are words of ODRL. */
  private static final Set<String> WORDS = Set.of("action", "leftOperand", "operator");

  /** Whose values are names of things. */
  private static final Set<String> NAMES = Set.of("profile", "assigner", "target");

  private PolicyNode() {}

  static Rdf.Node of(Map<?, ?> policy) {
    @Nullable Object type = policy.get("@type");
    @Nullable Object name = policy.get("uid");
    Rdf.Builder node =
        Rdf.Node.of(name == null ? null : name.toString(), type == null ? null : "odrl:" + type);
    policy.forEach((key, value) -> add(node, key.toString(), value));
    return node.build();
  }

  private static void add(Rdf.Builder node, String key, Object value) {
    String predicate = "odrl:" + key;
    if (key.equals("@type") || key.equals("uid")) {
      return;
    }
    if (value instanceof List<?> list) {
      list.forEach(one -> add(node, key, one));
    } else if (value instanceof Map<?, ?> part) {
      node.say(predicate, of(part));
    } else if (WORDS.contains(key)) {
      node.link(predicate, "odrl:" + value);
    } else if (NAMES.contains(key)) {
      node.link(predicate, value.toString());
    } else {
      node.text(predicate, value.toString());
    }
  }
}
