package org.werkbank.platform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The bytes to be stored stopped coming: the fault of whoever sends them, not of the store. */
public final class UploadSourceException extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  UploadSourceException(IOException cause) {
    super(cause);
  }
}
