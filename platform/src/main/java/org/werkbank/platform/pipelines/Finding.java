package org.werkbank.platform.pipelines;

/**
 * A place in a jar's code that uses an interface a trainer seldom needs. Evidence for the reviewer,
 * not a verdict: libraries are full of reflection.
 *
 * @param kind what it can do, such as {@code process} or {@code network}
 * @param className in which class, or the name of the entry for what is no class
 * @param method in which method; empty for an entry
 * @param line where in the source, or 0 when the class does not say
 * @param api what is used, such as {@code java.lang.ProcessBuilder.start}
 */
public record Finding(String kind, String className, String method, int line, String api) {}
