package org.werkbank.platform.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The context the Croissant 1.1 format asks for, written into each document. */
final class CroissantContext {
  private static final Map<String, String> JSON = Map.of("@type", "@json");
  private static final Map<String, String> BY_LANGUAGE = Map.of("@container", "@language");

  static final Map<String, Object> TERMS = terms();

  private CroissantContext() {}

  private static Map<String, Object> terms() {
    Map<String, Object> terms = new LinkedHashMap<>();
    terms.put("@language", "en");
    terms.put("@vocab", "https://schema.org/");
    terms.put("sc", "https://schema.org/");
    terms.put("cr", "http://mlcommons.org/croissant/");
    terms.put("rai", "http://mlcommons.org/croissant/RAI/");
    terms.put("dct", "http://purl.org/dc/terms/");
    terms.put("conformsTo", "dct:conformsTo");
    terms.put("name", BY_LANGUAGE);
    terms.put("description", BY_LANGUAGE);
    terms.put("data", json("cr:data"));
    terms.put("examples", json("cr:examples"));
    terms.put("dataType", Map.of("@id", "cr:dataType", "@type", "@vocab"));
    for (String term :
        List.of(
            "arrayShape",
            "citeAs",
            "column",
            "containedIn",
            "equivalentProperty",
            "extract",
            "field",
            "fileObject",
            "fileProperty",
            "fileSet",
            "format",
            "includes",
            "isArray",
            "isLiveDataset",
            "jsonPath",
            "key",
            "md5",
            "parentField",
            "path",
            "recordSet",
            "references",
            "regex",
            "repeated",
            "replace",
            "samplingRate",
            "separator",
            "source",
            "subField",
            "transform")) {
      terms.put(term, "cr:" + term);
    }
    return terms;
  }

  private static Map<String, String> json(String id) {
    Map<String, String> term = new LinkedHashMap<>(JSON);
    term.put("@id", id);
    return term;
  }
}
