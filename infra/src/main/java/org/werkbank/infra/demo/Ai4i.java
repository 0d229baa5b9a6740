package org.werkbank.infra.demo;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The AI4I 2020 data set: roles of its columns and the physics behind them. */
public final class Ai4i {
  /** The failure modes make up the label: as features they would give the answer away. */
  public static final Map<String, String> ROLES =
      Map.of(
          "UDI", "id",
          "Product ID", "id",
          "Machine failure", "label",
          "TWF", "ignore",
          "HDF", "ignore",
          "PWF", "ignore",
          "OSF", "ignore",
          "RNF", "ignore");

  public static final Map<String, String> FEATURES_ONLY =
      Map.of("UDI", "id", "Product ID", "id", "Type", "feature");

  /** Mechanical power in W, temperature difference in K, wear times torque in min Nm. */
  public static final List<Map<String, String>> DERIVED =
      List.of(
          Map.of("name", "power", "expression", "2*pi/60*[Rotational speed [rpm]]*[Torque [Nm]]"),
          Map.of(
              "name",
              "temperature difference",
              "expression",
              "[Process temperature [K]]-[Air temperature [K]]"),
          Map.of("name", "wear x torque", "expression", "[Tool wear [min]]*[Torque [Nm]]"));

  private static final int FEATURE_COLUMNS = 8;
  private static final int FIRST_ROW = 9_001;

  private Ai4i() {}

  /**
   * Writes the last 1,000 parts without label and failure modes, as a German plant writes CSV:
   * semicolons, decimal commas, Windows-1252.
   */
  static Path partsOfAnotherPlant(Path source, Path target) {
    try (BufferedReader in = Files.newBufferedReader(source, StandardCharsets.UTF_8);
        BufferedWriter out = Files.newBufferedWriter(target, Charset.forName("windows-1252"))) {
      String header = in.readLine();
      out.write(germanLine(header.replace("\uFEFF", ""), false));
      int row = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        row++;
        if (row >= FIRST_ROW) {
          out.write(germanLine(line, true));
        }
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String germanLine(String line, boolean hasNumbers) {
    List<String> cells = List.of(line.split(",")).subList(0, FEATURE_COLUMNS);
    String joined = String.join(";", cells);
    return (hasNumbers ? joined.replace('.', ',') : joined) + "\r\n";
  }
}
