package org.werkbank.platform.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An Excel workbook written by hand, as right or as wrong as a test wants it. */
public final class TestWorkbook {
  private final Map<String, String> entries = new LinkedHashMap<>();
  private String big = "";
  private String bigEnd = "";
  private long times;

  /** Sheets by name, each the inside of a {@code sheetData}. */
  public TestWorkbook(Map<String, String> sheets) {
    StringBuilder list = new StringBuilder();
    StringBuilder links = new StringBuilder();
    int number = 0;
    for (Map.Entry<String, String> sheet : sheets.entrySet()) {
      number++;
      list.append(
          "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>"
              .formatted(sheet.getKey(), number, number));
      links.append(link("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml"));
      entries.put(
          "xl/worksheets/sheet" + number + ".xml",
          "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
              + sheet.getValue()
              + "</sheetData></worksheet>");
    }
    links.append(link("rId90", "sharedStrings", "sharedStrings.xml"));
    links.append(link("rId91", "styles", "styles.xml"));
    String main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    String relations =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    entries.put(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + type("workbook", "sheet.main")
            + type("sharedStrings", "sharedStrings")
            + type("styles", "styles")
            + "</Types>");
    entries.put(
        "_rels/.rels",
        relations + link("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>");
    entries.put("xl/_rels/workbook.xml.rels", relations + links + "</Relationships>");
    entries.put(
        "xl/workbook.xml",
        "<workbook "
            + main
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
            + list
            + "</sheets></workbook>");
    entries.put("xl/sharedStrings.xml", "<sst " + main + "><si><t>Stahl</t></si></sst>");
    entries.put(
        "xl/styles.xml",
        "<styleSheet "
            + main
            + "><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd.mm.yyyy hh:mm\"/></numFmts>"
            + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>");
  }

  /** The inside of a sheet of numbers and texts, the first row with the names. */
  public static String rows(List<List<String>> rows) {
    StringBuilder xml = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      xml.append("<row r=\"").append(i + 1).append("\">");
      for (int j = 0; j < rows.get(i).size(); j++) {
        String cell = rows.get(i).get(j);
        String place = (char) ('A' + j) + String.valueOf(i + 1);
        xml.append(
            cell.matches("-?[0-9.]+")
                ? "<c r=\"%s\"><v>%s</v></c>".formatted(place, cell)
                : "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(place, cell));
      }
      xml.append("</row>");
    }
    return xml.toString();
  }

  public TestWorkbook with(String entry, String text) {
    entries.put(entry, text);
    return this;
  }

  /** One entry is made of a beginning, a mebibyte so many times, and an end. */
  public TestWorkbook bomb(String entry, String begin, long mebibytes, String end) {
    entries.remove(entry);
    entries.put(entry, begin);
    big = entry;
    bigEnd = end;
    times = mebibytes;
    return this;
  }

  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(UTF_8));
        if (entry.getKey().equals(big)) {
          byte[] mebibyte = "x".repeat(1 << 20).getBytes(UTF_8);
          for (long i = 0; i < times; i++) {
            zip.write(mebibyte);
          }
          zip.write(bigEnd.getBytes(UTF_8));
        }
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String type(String part, String kind) {
    return "<Override PartName=\"/xl/%s.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml\"/>"
        .formatted(part, kind);
  }

  private static String link(String id, String kind, String target) {
    return "<Relationship Id=\"%s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\" Target=\"%s\"/>"
        .formatted(id, kind, target);
  }
}
