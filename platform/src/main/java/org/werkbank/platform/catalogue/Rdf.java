package org.werkbank.platform.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in a graph; the one source both ways of writing it down are fed from. */
sealed interface Rdf {
  /** Short names of the vocabularies; predicates and kinds are written with them. */
  Map<String, String> PREFIXES = prefixes();

  /** A thing named elsewhere: an address, a URN, or a short name such as {@code odrl:derive}. */
  record Iri(String value) implements Rdf {}

  /**
   * A value.
   *
   * @param type short name of its type; null for text
   */
  record Literal(String text, @Nullable String type) implements Rdf {}

  /** A predicate, by its short name, and what it says. */
  record Statement(String predicate, Rdf value) {}

  /**
   * A thing described here.
   *
   * @param iri its name; null when it has none
   * @param type short name of its kind; null when the predicate that leads to it says enough
   */
  record Node(@Nullable String iri, @Nullable String type, List<Statement> statements)
      implements Rdf {
    public Node {
      statements = List.copyOf(statements);
    }

    static Builder of(@Nullable String iri, @Nullable String type) {
      return new Builder(iri, type, new ArrayList<>());
    }
  }

  /** Collects what is said of a thing. */
  record Builder(@Nullable String iri, @Nullable String type, List<Statement> statements) {
    Builder say(String predicate, Rdf value) {
      statements.add(new Statement(predicate, value));
      return this;
    }

    Builder text(String predicate, String text) {
      return say(predicate, new Literal(text, null));
    }

    Builder value(String predicate, Object value, String type) {
      return say(predicate, new Literal(value.toString(), type));
    }

    Builder link(String predicate, String iri) {
      return say(predicate, new Iri(iri));
    }

    Node build() {
      return new Node(iri, type, statements);
    }
  }

  private static Map<String, String> prefixes() {
    Map<String, String> prefixes = new LinkedHashMap<>();
    prefixes.put("dcat", "http://www.w3.org/ns/dcat#");
    prefixes.put("dct", "http://purl.org/dc/terms/");
    prefixes.put("foaf", "http://xmlns.com/foaf/0.1/");
    prefixes.put("odrl", "http://www.w3.org/ns/odrl/2/");
    prefixes.put("spdx", "http://spdx.org/rdf/terms#");
    prefixes.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    return prefixes;
  }
}
