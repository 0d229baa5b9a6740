package org.werkbank.platform.models;

import java.util.List;
import java.util.Optional;
import org.werkbank.contract.Evaluation;

/**
 * Checks without which a model is nobody else's business: whoever trusts its figures would be
 * deceived. Its owner may look at it all the same.
 */
public final class Leaks {
  /** In the order in which the first to fail is told. */
  private static final List<String> CHECKS =
      List.of("label-components", "random-v-honest", "shuffled-labels", "preparation-fit");

  private Leaks() {}

  /** The key of the sentence that says why the model is not shared; empty when it may be. */
  public static Optional<String> reason(Evaluation evaluation) {
    return CHECKS.stream()
        .filter(
            id ->
                evaluation.checks().stream()
                    .anyMatch(check -> check.id().equals(id) && check.verdict().equals("failed")))
        .map(id -> "models.share.leaks." + id)
        .findFirst();
  }
}
