package org.werkbank.training.failure;

import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ExitCode;
import org.werkbank.contract.RunEvent;

/** The run gives up for a reason that a user can understand and mostly mend. */
public final class RunFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String german;
  private final @Nullable String column;
  private final ExitCode exitCode;

  public RunFailure(
      String code,
      String english,
      String german,
      @Nullable String column,
      ExitCode exitCode,
      @Nullable Throwable cause) {
    super(english, cause);
    this.code = code;
    this.german = german;
    this.column = column;
    this.exitCode = exitCode;
  }

  public String code() {
    return code;
  }

  public @Nullable String column() {
    return column;
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  /** The terminal event that tells it. */
  public RunEvent.Failed event() {
    String english = getMessage() == null ? code : getMessage();
    return new RunEvent.Failed(code, english, german, exitCode == ExitCode.TRY_AGAIN, column);
  }
}
