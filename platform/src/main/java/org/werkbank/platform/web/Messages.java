package org.werkbank.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.werkbank.platform.problem.Text;

/**
 * The sentences of all rooms in one language. Arguments stand as {0}, {1} in the message; where the
 * sentence depends on a count, as {0,choice,...} of {@link MessageFormat}.
 */
public final class Messages {
  public static final List<String> LANGUAGES = List.of("de", "en");

  /** One pair of message files per room, {@code messages/<room>_<language>.properties}. */
  public static final List<String> ROOMS =
      List.of(
          "problem",
          "web",
          "storage",
          "launch",
          "audit",
          "members",
          "agreements",
          "datasets",
          "uploads",
          "catalogue",
          "pipelines",
          "plots",
          "runs",
          "models",
          "dashboards");

  private static final String CHOICE = ",choice,";

  private final Locale locale;
  private final Map<String, String> sentences;

  private Messages(Locale locale, Map<String, String> sentences) {
    this.locale = locale;
    this.sentences = sentences;
  }

  /** Reads every language once. */
  public static Map<String, Messages> all() {
    Map<String, Messages> all = new HashMap<>();
    for (String language : LANGUAGES) {
      Map<String, String> sentences = new HashMap<>();
      ROOMS.forEach(room -> sentences.putAll(load(room, language)));
      Locale locale = language.equals("de") ? Locale.GERMANY : Locale.UK;
      all.put(language, new Messages(locale, sentences));
    }
    return Map.copyOf(all);
  }

  public String language() {
    return locale.getLanguage();
  }

  public Locale locale() {
    return locale;
  }

  /** The sentence; a key nobody wrote shows as itself, which a test forbids. */
  public String text(String key, Object... arguments) {
    String sentence = sentences.getOrDefault(key, key);
    if (sentence.contains(CHOICE)) {
      return new MessageFormat(sentence, locale).format(counted(arguments));
    }
    for (int i = 0; i < arguments.length; i++) {
      sentence = sentence.replace("{" + i + "}", shown(arguments[i]));
    }
    return sentence;
  }

  public String text(Text text) {
    return text(text.key(), text.arguments().toArray());
  }

  public boolean has(String key) {
    return sentences.containsKey(key);
  }

  public Map<String, String> sentences() {
    return Map.copyOf(sentences);
  }

  private Object[] counted(Object[] arguments) {
    return Arrays.stream(arguments).map(one -> one instanceof Number ? one : shown(one)).toArray();
  }

  private String shown(Object argument) {
    if (argument instanceof Text text) {
      return text(text);
    }
    return argument instanceof Integer || argument instanceof Long
        ? new Formats(locale).whole(((Number) argument).longValue())
        : argument.toString();
  }

  private static Map<String, String> load(String room, String language) {
    String name = "/messages/" + room + "_" + language + ".properties";
    try (InputStream in = Messages.class.getResourceAsStream(name)) {
      if (in == null) {
        return Map.of();
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      Map<String, String> map = new HashMap<>();
      properties.forEach((key, value) -> map.put(key.toString(), value.toString()));
      return map;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
