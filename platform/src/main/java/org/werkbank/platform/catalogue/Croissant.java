package org.werkbank.platform.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.CsvDialect;
import org.werkbank.platform.agreements.Action;
import org.werkbank.platform.agreements.Offer;
import org.werkbank.platform.datasets.Dataset;
import org.werkbank.platform.datasets.KnownVersion;
import org.werkbank.platform.datasets.SchemaColumn;
import org.werkbank.platform.datasets.VersionSummary;

/**
 * A version as Croissant 1.1 (http://mlcommons.org/croissant/1.1). The format knows no file without
 * an address: who may not fetch the bytes is given the page where to ask for them. No value of a
 * cell and no figure of a column stands in it.
 *
 * @param base address of this server, without a slash at its end
 */
record Croissant(String base) {
  private static final String FILE = "file";
  private static final String ROWS = "rows";

  Map<String, Object> of(KnownVersion known, String owner) {
    Dataset dataset = known.data().dataset();
    VersionSummary version = known.version();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("@context", CroissantContext.TERMS);
    document.put("@type", "sc:Dataset");
    document.put("conformsTo", "http://mlcommons.org/croissant/1.1");
    document.put("name", dataset.name());
    document.put(
        "description", dataset.description().isBlank() ? dataset.name() : dataset.description());
    document.put("identifier", Offer.dataUrn(dataset.id()));
    document.put("url", Addresses.page(base, dataset.id()));
    document.put("version", version.version() + ".0.0");
    document.put("datePublished", version.createdAt().toString());
    document.put("creator", Map.of("@type", "sc:Organization", "name", owner));
    document.put("distribution", List.of(file(known)));
    document.put("recordSet", List.of(rows(known.columns())));
    return document;
  }

  private Map<String, Object> file(KnownVersion known) {
    String id = known.data().dataset().id();
    VersionSummary version = known.version();
    boolean mayFetch = known.data().may(Action.DOWNLOAD);
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("@type", "cr:FileObject");
    file.put("@id", FILE);
    file.put("name", version.filename());
    file.put("description", description(mayFetch, known.dialect()));
    file.put(
        "contentUrl",
        mayFetch ? Addresses.content(base, id, version.version()) : Addresses.page(base, id));
    file.put("contentSize", version.sizeBytes() + " B");
    file.put("encodingFormat", encoding(version, known.dialect()));
    file.put("sha256", version.sha256());
    return file;
  }

  /** Croissant has no words for a dialect, and its readers take CSV for comma, point and UTF-8. */
  private static String description(boolean mayFetch, @Nullable CsvDialect dialect) {
    String address =
        mayFetch ? "Fetched with a token." : "Not to be fetched; the address says how to ask.";
    return dialect == null
        ? address
        : address
            + " Delimiter \"%s\", decimal \"%s\", encoding %s."
                .formatted(dialect.delimiter(), dialect.decimal(), dialect.encoding());
  }

  private static String encoding(VersionSummary version, @Nullable CsvDialect dialect) {
    return dialect != null && dialect.delimiter().equals("\t")
        ? "text/tab-separated-values"
        : version.mediaType();
  }

  private static Map<String, Object> rows(List<SchemaColumn> columns) {
    List<Map<String, Object>> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      fields.add(field(columns.get(i), i));
    }
    Map<String, Object> rows = new LinkedHashMap<>();
    rows.put("@type", "cr:RecordSet");
    rows.put("@id", ROWS);
    rows.put("name", ROWS);
    rows.put("field", fields);
    return rows;
  }

  /** Named by its place: a column's name may hold what a JSON-LD name must not. */
  private static Map<String, Object> field(SchemaColumn column, int index) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("@type", "cr:Field");
    field.put("@id", ROWS + "/" + index);
    field.put("name", column.name());
    if (column.description() != null && !column.description().isBlank()) {
      field.put("description", column.description());
    }
    field.put("dataType", dataType(column.type()));
    if (column.unit() != null && !column.unit().isBlank()) {
      field.put("unitText", column.unit());
    }
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("fileObject", Map.of("@id", FILE));
    source.put("extract", Map.of("column", column.name()));
    field.put("source", source);
    return field;
  }

  private static String dataType(ColumnType type) {
    return switch (type) {
      case INTEGER -> "sc:Integer";
      case NUMBER -> "sc:Float";
      case BOOLEAN -> "sc:Boolean";
      case TIMESTAMP -> "sc:DateTime";
      case TEXT -> "sc:Text";
    };
  }
}
