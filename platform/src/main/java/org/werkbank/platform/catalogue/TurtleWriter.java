package org.werkbank.platform.catalogue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Writes a graph as Turtle (https://www.w3.org/TR/turtle/). */
final class TurtleWriter {
  private final StringBuilder out = new StringBuilder();
  private final Deque<Rdf.Node> waiting = new ArrayDeque<>();
  private final Set<String> written = new HashSet<>();

  private TurtleWriter() {}

  static String write(Rdf.Node root) {
    TurtleWriter writer = new TurtleWriter();
    Rdf.PREFIXES.forEach(
        (name, iri) ->
            writer.out.append("@prefix ").append(name).append(": <").append(iri).append("> .\n"));
    writer.waiting.add(root);
    while (!writer.waiting.isEmpty()) {
      writer.subject(writer.waiting.poll());
    }
    return writer.out.toString();
  }

  private void subject(Rdf.Node node) {
    if (node.iri() != null && !written.add(node.iri())) {
      return;
    }
    out.append('\n').append(node.iri() == null ? "[]" : iri(node.iri()));
    statements(node, "\n  ");
    out.append(" .\n");
  }

  private void statements(Rdf.Node node, String indent) {
    String before = indent;
    if (node.type() != null) {
      out.append(before).append("a ").append(node.type());
      before = " ;" + indent;
    }
    for (Rdf.Statement one : node.statements()) {
      out.append(before).append(one.predicate()).append(' ');
      value(one.value(), indent + "  ");
      before = " ;" + indent;
    }
  }

  private void value(Rdf value, String indent) {
    if (value instanceof Rdf.Iri link) {
      out.append(iri(link.value()));
    } else if (value instanceof Rdf.Literal literal) {
      out.append(quoted(literal.text()));
      out.append(literal.type() == null ? "" : "^^" + literal.type());
    } else if (value instanceof Rdf.Node node && node.iri() != null) {
      // Named things get a paragraph of their own, so that each is written once.
      out.append(iri(node.iri()));
      waiting.add(node);
    } else if (value instanceof Rdf.Node node) {
      out.append('[');
      statements(node, indent);
      out.append(" ]");
    }
  }

  private static String iri(String iri) {
    int colon = iri.indexOf(':');
    if (Rdf.PREFIXES.containsKey(iri.substring(0, colon)) && !iri.startsWith("//", colon + 1)) {
      return iri;
    }
    StringBuilder escaped = new StringBuilder("<");
    iri.codePoints()
        .forEach(
            c ->
                escaped.append(
                    c <= ' ' || "<>\"{}|^`\\".indexOf(c) >= 0
                        ? String.format("%%%02X", c)
                        : Character.toString(c)));
    return escaped.append('>').toString();
  }

  private static String quoted(String text) {
    StringBuilder escaped = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c ->
                escaped.append(
                    switch (c) {
                      case '"' -> "\\\"";
                      case '\\' -> "\\\\";
                      case '\n' -> "\\n";
                      case '\r' -> "\\r";
                      case '\t' -> "\\t";
                      default -> c < ' ' ? String.format("\\u%04X", c) : Character.toString(c);
                    }));
    return escaped.append('"').toString();
  }
}
