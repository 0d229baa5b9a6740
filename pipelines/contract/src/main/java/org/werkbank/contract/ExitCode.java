package org.werkbank.contract;

/** How a training process ends, after sysexits.h where it has a code for it. */
public enum ExitCode {
  OK(0),
  ARGUMENTS(64),
  BAD_DATA(65),
  DEFECT(70),
  TRY_AGAIN(75),
  CANCELLED(143);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
