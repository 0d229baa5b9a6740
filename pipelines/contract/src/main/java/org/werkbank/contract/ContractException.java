package org.werkbank.contract;

import org.jspecify.annotations.Nullable;

/** Something that crossed the border does not keep the contract. */
public final class ContractException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ContractException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
