package org.werkbank.platform.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.contract.ContractException;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.Importance;
import org.werkbank.contract.Plots;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.storage.StoredObject;

/**
 * What the training wrote for the page of its model, kept beside the predictor. It holds aggregates
 * alone, so that those with whom the model is shared may read it.
 */
final class ModelReports {
  /** The artifacts that are kept with a version. */
  static final Set<String> KEPT = Set.of(Plots.PATH, Importance.PATH);

  private static final Logger LOG = LoggerFactory.getLogger(ModelReports.class);
  private static final int LARGEST_BYTES = 8 << 20;

  private final ObjectStore store;
  private final ContractJson json = new ContractJson();

  ModelReports(ObjectStore store) {
    this.store = store;
  }

  Optional<Plots> plots(ModelVersion version) {
    return read(version, Plots.PATH, Plots.class);
  }

  Optional<Importance> importance(ModelVersion version) {
    return read(version, Importance.PATH, Importance.class);
  }

  private <T> Optional<T> read(ModelVersion version, String name, Class<T> type) {
    String key = version.key().substring(0, version.key().lastIndexOf('/') + 1) + name;
    Optional<StoredObject> found = store.find(version.bucket(), key);
    if (found.isEmpty() || found.get().sizeBytes() > LARGEST_BYTES) {
      return Optional.empty();
    }
    try (InputStream bytes = store.get(version.bucket(), key)) {
      String text = new String(bytes.readNBytes(LARGEST_BYTES), StandardCharsets.UTF_8);
      return Optional.of(json.read(text, type));
    } catch (ContractException e) {
      LOG.info("model {}: {} is not read: {}", version.modelId(), name, e.getMessage());
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
