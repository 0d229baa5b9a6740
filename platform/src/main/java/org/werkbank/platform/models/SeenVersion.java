package org.werkbank.platform.models;

import java.util.List;
import java.util.Optional;

/**
 * A version as one user may see it.
 *
 * @param isOwn whether the user's member owns it
 * @param shares with whom it is shared; empty when it is not the user's own
 */
public record SeenVersion(
    Model model, ModelVersion version, List<String> aliases, boolean isOwn, List<Share> shares) {
  public SeenVersion {
    aliases = List.copyOf(aliases);
    shares = List.copyOf(shares);
  }

  /** The version's name in the consortium, such as {@code muster.press/3}. */
  public String label() {
    return model.memberSlug() + "." + model.name() + "/" + version.version();
  }

  /** What decisions cost the owner, where its run said so; nobody else learns it. */
  public Optional<Prices> givenPrices() {
    return isOwn ? Prices.of(version.lineage().parameters()) : Optional.empty();
  }

  /** The address of its page. */
  public String page() {
    return "/models/" + model.memberSlug() + "/" + model.name() + "/versions/" + version.version();
  }
}
