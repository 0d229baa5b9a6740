package org.werkbank.platform.pipelines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ContractException;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.PipelineCatalogue;
import org.werkbank.contract.PipelineDescriptor;

/**
 * The pipelines that ship with the training module. Their descriptors are read as a file out of its
 * jar: no class of training is ever loaded by the server.
 */
public final class BuiltInPipelines {
  private static final String RESOURCE = "pipelines.json";
  private static final int LARGEST_CATALOGUE_BYTES = 4_000_000;

  private final List<PipelineDescriptor> descriptors;

  BuiltInPipelines(List<PipelineDescriptor> descriptors) {
    // Stable: versions of one name keep the order of the file, oldest first.
    this.descriptors =
        descriptors.stream().sorted(Comparator.comparing(PipelineDescriptor::name)).toList();
  }

  /**
   * Reads {@code pipelines.json} out of {@code training.jar} in the folder, or out of {@code
   * classes/} beside it in a build tree.
   *
   * @throws CatalogueException when there is none, or it breaks the contract
   */
  public static BuiltInPipelines read(Path trainingHome) {
    Path jar = trainingHome.resolve("training.jar");
    Path file = trainingHome.resolve("classes").resolve(RESOURCE);
    try {
      if (Files.isRegularFile(jar)) {
        return parse(fromJar(jar), jar);
      }
      if (Files.isRegularFile(file)) {
        return parse(Files.readString(file), file);
      }
    } catch (IOException e) {
      throw new CatalogueException(
          "The built-in pipelines in " + trainingHome + " cannot be read: " + e.getMessage(), e);
    }
    throw new CatalogueException(
        "There is no training distribution in "
            + trainingHome
            + ": neither training.jar nor classes/"
            + RESOURCE
            + " is there. Build it with ./mvnw -pl pipelines/training -am package, or set"
            + " WERKBANK_TRAINING_HOME to a folder that holds training.jar and lib/.",
        null);
  }

  /** All of them by name, versions of one name oldest first. */
  public List<PipelineDescriptor> all() {
    return descriptors;
  }

  /** The newest version of each, by name. */
  public List<PipelineDescriptor> newest() {
    Map<String, PipelineDescriptor> byName = new LinkedHashMap<>();
    descriptors.forEach(descriptor -> byName.put(descriptor.name(), descriptor));
    return List.copyOf(byName.values());
  }

  boolean has(String name) {
    return descriptors.stream().anyMatch(descriptor -> descriptor.name().equals(name));
  }

  /** The version asked for, or the newest when none is. */
  Optional<PipelineDescriptor> find(String name, @Nullable String version) {
    return descriptors.stream()
        .filter(descriptor -> descriptor.name().equals(name))
        .filter(descriptor -> version == null || descriptor.version().equals(version))
        .reduce((older, newer) -> newer);
  }

  private static BuiltInPipelines parse(String json, Path source) {
    try {
      return new BuiltInPipelines(
          new ContractJson().read(json, PipelineCatalogue.class).pipelines());
    } catch (ContractException e) {
      throw new CatalogueException(
          RESOURCE + " of " + source + " does not keep the contract: " + e.getMessage(), e);
    }
  }

  private static String fromJar(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(RESOURCE);
      if (entry == null) {
        throw new CatalogueException(jar + " holds no " + RESOURCE, null);
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return new String(in.readNBytes(LARGEST_CATALOGUE_BYTES), StandardCharsets.UTF_8);
      }
    }
  }
}
