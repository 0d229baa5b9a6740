package org.werkbank.platform.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a graph as JSON-LD 1.1 with a context of its own, so that nobody has to fetch one. */
final class JsonLd {
  private JsonLd() {}

  /** As a JSON object, to be written by the mapper. */
  static Map<String, Object> write(Rdf.Node root) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("@context", Rdf.PREFIXES);
    document.putAll(object(root));
    return document;
  }

  private static Map<String, Object> object(Rdf.Node node) {
    Map<String, List<Object>> said = new LinkedHashMap<>();
    for (Rdf.Statement one : node.statements()) {
      said.computeIfAbsent(one.predicate(), key -> new ArrayList<>()).add(value(one.value()));
    }
    Map<String, Object> object = new LinkedHashMap<>();
    if (node.iri() != null) {
      object.put("@id", node.iri());
    }
    if (node.type() != null) {
      object.put("@type", node.type());
    }
    said.forEach((key, values) -> object.put(key, values.size() == 1 ? values.get(0) : values));
    return object;
  }

  private static Object value(Rdf value) {
    if (value instanceof Rdf.Node node) {
      return object(node);
    }
    if (value instanceof Rdf.Iri link) {
      return Map.of("@id", link.value());
    }
    Rdf.Literal literal = (Rdf.Literal) value;
    if (literal.type() == null) {
      return literal.text();
    }
    Map<String, Object> typed = new LinkedHashMap<>();
    typed.put("@value", literal.text());
    typed.put("@type", literal.type());
    return typed;
  }
}
