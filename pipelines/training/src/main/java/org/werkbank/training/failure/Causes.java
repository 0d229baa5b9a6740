package org.werkbank.training.failure;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ContractException;
import org.werkbank.contract.ExitCode;

/** Finds the reason a user understands in what was thrown. */
public final class Causes {
  private static final Set<String> STORE =
      Set.of("AWSClientIOException", "AWSServiceThrottledException", "AWSStatus500Exception");

  private Causes() {}

  /** Made ahead of need: there is no memory left for it when it is needed. */
  public static RunFailure outOfMemory() {
    return new RunFailure(
        "out-of-memory",
        "The run needed more memory than it was given. Give it more memory, or use fewer columns,"
            + " fewer trees or smaller networks.",
        "Der Lauf brauchte mehr Speicher, als er hatte. Geben Sie ihm mehr Speicher oder verwenden Sie"
            + " weniger Spalten, weniger Bäume oder kleinere Netze.",
        null,
        ExitCode.DEFECT,
        null);
  }

  public static RunFailure failureOf(Throwable thrown, RunFailure outOfMemory) {
    @Nullable Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 50; depth++) {
      if (cause instanceof OutOfMemoryError || mentionsMemory(cause)) {
        return outOfMemory;
      }
      if (cause instanceof RunFailure failure) {
        return failure;
      }
      if (cause instanceof ContractException) {
        return BadData.badSpec(
            "The run cannot be understood: " + cause.getMessage(),
            "Der Lauf ist nicht verständlich: " + cause.getMessage());
      }
      RunFailure ofStore = ofStore(cause);
      if (ofStore != null) {
        return ofStore;
      }
      cause = cause.getCause() == cause ? null : cause.getCause();
    }
    return defect(thrown);
  }

  // an executor's error comes to the driver as text
  private static boolean mentionsMemory(Throwable cause) {
    String message = cause.getMessage();
    return message != null && message.contains("java.lang.OutOfMemoryError");
  }

  private static @Nullable RunFailure ofStore(Throwable cause) {
    if (cause instanceof FileNotFoundException) {
      return new RunFailure(
          "object-missing",
          "An object that the run needs is not in the store.",
          "Ein Objekt, das der Lauf braucht, fehlt im Speicher.",
          null,
          ExitCode.BAD_DATA,
          cause);
    }
    if (cause instanceof java.nio.file.AccessDeniedException) {
      return new RunFailure(
          "store-refused",
          "The object store refused the run's credentials.",
          "Der Objektspeicher hat die Zugangsdaten des Laufs abgelehnt.",
          null,
          ExitCode.TRY_AGAIN,
          cause);
    }
    if (cause instanceof IOException && STORE.contains(cause.getClass().getSimpleName())) {
      return new RunFailure(
          "store-unreachable",
          "The object store did not answer. Try again later.",
          "Der Objektspeicher hat nicht geantwortet. Versuchen Sie es später noch einmal.",
          null,
          ExitCode.TRY_AGAIN,
          cause);
    }
    return null;
  }

  // the message of an unknown exception may hold cell values, so the event names its class alone
  private static RunFailure defect(Throwable thrown) {
    String reference = UUID.randomUUID().toString().substring(0, 8);
    String name = thrown.getClass().getSimpleName();
    return new RunFailure(
        "defect",
        "The run stopped with an unexpected error (%s, reference %s); the log says more."
            .formatted(name, reference),
        "Der Lauf endete mit einem unerwarteten Fehler (%s, Referenz %s); mehr steht im Protokoll."
            .formatted(name, reference),
        null,
        ExitCode.DEFECT,
        thrown);
  }
}
