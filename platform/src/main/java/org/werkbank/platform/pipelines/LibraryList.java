package org.werkbank.platform.pipelines;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Collects which libraries a jar holds, from {@code META-INF/maven/GROUP/ARTIFACT/}, where Maven
 * leaves {@code pom.properties} and {@code pom.xml}. Who hides a library is not found out here.
 */
final class LibraryList {
  static final int LARGEST_FILE_BYTES = 1_000_000;
  private static final int MOST_LIBRARIES = 1_000;
  private static final int LONGEST_TEXT = 200;
  private static final Pattern PLACE =
      Pattern.compile("META-INF/maven/([^/]+)/([^/]+)/pom\\.(properties|xml)");
  private static final XMLInputFactory XML = safeFactory();

  private final Map<String, String> versions = new TreeMap<>();
  private final Map<String, String> licences = new TreeMap<>();

  static boolean isAbout(String entry) {
    return PLACE.matcher(entry).matches();
  }

  /** Takes an entry that {@link #isAbout} knows; what cannot be read tells nothing. */
  void take(String entry, byte[] bytes) {
    Matcher place = PLACE.matcher(entry);
    if (!place.matches() || versions.size() >= MOST_LIBRARIES) {
      return;
    }
    String name = cut(place.group(1) + ":" + place.group(2));
    versions.putIfAbsent(name, "");
    if (place.group(3).equals("xml")) {
      licences.put(name, cut(licencesIn(bytes)));
    } else {
      versions.put(name, cut(versionIn(bytes)));
    }
  }

  List<Library> all() {
    return versions.entrySet().stream()
        .map(
            one ->
                new Library(one.getKey(), one.getValue(), licences.getOrDefault(one.getKey(), "")))
        .toList();
  }

  private static String versionIn(byte[] bytes) {
    Properties properties = new Properties();
    try {
      properties.load(new ByteArrayInputStream(bytes));
    } catch (IOException | IllegalArgumentException e) {
      return "";
    }
    return properties.getProperty("version", "");
  }

  /** The names in {@code project/licenses/license/name}, with commas between. */
  private static String licencesIn(byte[] bytes) {
    StringBuilder names = new StringBuilder();
    StringBuilder path = new StringBuilder();
    try {
      XMLStreamReader pom = XML.createXMLStreamReader(new ByteArrayInputStream(bytes));
      while (pom.hasNext()) {
        switch (pom.next()) {
          case XMLStreamReader.START_ELEMENT -> {
            path.append('/').append(pom.getLocalName());
            if (path.length() > LONGEST_TEXT) {
              return "";
            }
            if (path.toString().equals("/project/licenses/license/name")) {
              names.append(names.isEmpty() ? "" : ", ").append(pom.getElementText().strip());
              path.setLength(path.lastIndexOf("/"));
            }
          }
          case XMLStreamReader.END_ELEMENT -> path.setLength(path.lastIndexOf("/"));
          default -> {
            // Text between the elements is of no use here.
          }
        }
      }
    } catch (XMLStreamException e) {
      return "";
    }
    return names.toString();
  }

  private static String cut(String text) {
    String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return plain.length() > LONGEST_TEXT ? plain.substring(0, LONGEST_TEXT) + "…" : plain;
  }

  private static XMLInputFactory safeFactory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
