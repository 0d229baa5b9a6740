package org.werkbank.platform.models;

import java.util.List;

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

  /** The address of its page. */
  public String page() {
    return "/models/" + model.memberSlug() + "/" + model.name() + "/versions/" + version.version();
  }
}
