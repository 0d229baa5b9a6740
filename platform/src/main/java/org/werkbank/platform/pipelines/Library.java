package org.werkbank.platform.pipelines;

/**
 * A library that was packed into a jar, as Maven's own files in there tell of it.
 *
 * @param name group and artifact, such as {@code org.example:tools}
 * @param licence as its pom or manifest names it; empty when neither does, which an Apache library
 *     does not when its parent says it
 */
public record Library(String name, String version, String licence) implements Comparable<Library> {
  @Override
  public int compareTo(Library other) {
    return (name + " " + version).compareTo(other.name + " " + other.version);
  }

  String coordinates() {
    return name + ":" + version;
  }
}
