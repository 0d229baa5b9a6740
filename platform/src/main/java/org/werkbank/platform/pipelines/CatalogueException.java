package org.werkbank.platform.pipelines;

import org.jspecify.annotations.Nullable;

/**
 * The built-in pipelines cannot be read, so the server cannot start; the message says what to do.
 */
public final class CatalogueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CatalogueException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
