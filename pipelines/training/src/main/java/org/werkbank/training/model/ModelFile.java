package org.werkbank.training.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ContractException;
import org.werkbank.contract.ContractJson;
import org.werkbank.training.api.PredictorReader;
import org.werkbank.training.drift.DriftReference;

/**
 * A {@code model.zip}: {@code predictor.json}, {@code reference.json} and the parts below {@code
 * parts/}. Equal models have equal bytes. Read with limits, for the file may come from another
 * member.
 *
 * @param parts files of the predictor by name
 * @param reference how the rows were distributed that it learned from; null in older files
 */
public record ModelFile(
    PredictorManifest manifest, Map<String, byte[]> parts, @Nullable DriftReference reference) {
  public static final String MEDIA_TYPE = "application/zip";
  private static final String MANIFEST = "predictor.json";
  private static final String REFERENCE = "reference.json";
  private static final String PARTS = "parts/";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final int MOST_ENTRIES = 2000;
  private static final long MOST_BYTES = 1L << 30;
  // the earliest time a ZIP can hold, so that no clock shows in the bytes
  private static final long FIXED_TIME = 315_532_800_000L + 86_400_000L;

  public ModelFile {
    parts = Map.copyOf(parts);
  }

  /** A model of which nobody knows what it learned from. */
  public ModelFile(PredictorManifest manifest, Map<String, byte[]> parts) {
    this(manifest, parts, null);
  }

  public byte[] bytes(ContractJson json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, MANIFEST, json.write(manifest).getBytes(StandardCharsets.UTF_8));
      if (reference != null) {
        put(zip, REFERENCE, json.write(reference).getBytes(StandardCharsets.UTF_8));
      }
      for (Map.Entry<String, byte[]> part : new TreeMap<>(parts).entrySet()) {
        if (!NAME.matcher(part.getKey()).matches()) {
          throw new IllegalArgumentException("not a name for a part of a model: " + part.getKey());
        }
        put(zip, PARTS + part.getKey(), part.getValue());
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail to write", e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(FIXED_TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /**
   * Reads a model file.
   *
   * @throws ContractException when it is not one, names a path outside or is larger than 1 GiB
   */
  public static ModelFile read(byte[] bytes, ContractJson json) {
    return read(bytes, json, MOST_BYTES);
  }

  static ModelFile read(byte[] bytes, ContractJson json, long mostBytes) {
    Map<String, byte[]> parts = new HashMap<>();
    PredictorManifest manifest = null;
    DriftReference reference = null;
    long total = 0;
    int entries = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > MOST_ENTRIES) {
          throw new ContractException("the model file has too many entries", null);
        }
        byte[] content = zip.readNBytes((int) Math.min(Integer.MAX_VALUE, mostBytes - total + 1));
        total += content.length;
        if (total > mostBytes) {
          throw new ContractException("the model file is too large when unpacked", null);
        }
        if (entry.getName().equals(MANIFEST)) {
          manifest =
              json.read(new String(content, StandardCharsets.UTF_8), PredictorManifest.class);
        } else if (entry.getName().equals(REFERENCE)) {
          reference = json.read(new String(content, StandardCharsets.UTF_8), DriftReference.class);
        } else {
          parts.put(partName(entry.getName()), content);
        }
      }
    } catch (IOException e) {
      throw new ContractException("the model file cannot be unpacked: " + e.getMessage(), e);
    }
    if (manifest == null) {
      throw new ContractException("the model file has no " + MANIFEST, null);
    }
    return new ModelFile(manifest, parts, reference);
  }

  private static String partName(String entry) {
    String name = entry.startsWith(PARTS) ? entry.substring(PARTS.length()) : "";
    if (!NAME.matcher(name).matches()) {
      throw new ContractException("the model file has an entry of a strange name", null);
    }
    return name;
  }

  /** The model, ready to score; its kind must be known to this process. */
  public ScoringModel load(ClassLoader classes) {
    return load(Predictors.reader(manifest.kind(), classes));
  }

  /** The model, ready to score; the reader is the one of its kind. */
  public ScoringModel load(PredictorReader reader) {
    return new ScoringModel(
        manifest.preparation(),
        reader.read(parts),
        manifest.cap() == null ? Double.POSITIVE_INFINITY : manifest.cap());
  }
}
