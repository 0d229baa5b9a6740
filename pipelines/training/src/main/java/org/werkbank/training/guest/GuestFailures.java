package org.werkbank.training.guest;

import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ExitCode;
import org.werkbank.training.failure.RunFailure;

/** What can go wrong with submitted code, in words that hold nothing it has said itself. */
final class GuestFailures {
  private GuestFailures() {}

  static RunFailure failed(String exception) {
    return new RunFailure(
        "pipeline-failed",
        "The submitted pipeline failed in its own code (%s); the log says more."
            .formatted(exception),
        "Die eingereichte Pipeline ist in ihrem eigenen Code gescheitert (%s); mehr steht im Protokoll."
            .formatted(exception),
        null,
        ExitCode.DEFECT,
        null);
  }

  static RunFailure gone(@Nullable Throwable cause) {
    return new RunFailure(
        "pipeline-ended",
        "The submitted pipeline ended its process or answered what nobody asked; the log says more.",
        "Die eingereichte Pipeline hat ihren Prozess beendet oder geantwortet, was niemand gefragt hat;"
            + " mehr steht im Protokoll.",
        null,
        ExitCode.DEFECT,
        cause);
  }

  static RunFailure tooMuch(String english, String german) {
    return new RunFailure(
        "pipeline-limits",
        "The submitted pipeline was stopped because it used " + english + ".",
        "Die eingereichte Pipeline wurde angehalten, weil sie " + german + " verbraucht hat.",
        null,
        ExitCode.DEFECT,
        null);
  }

  static RunFailure noSandbox() {
    return new RunFailure(
        "no-isolation",
        "Submitted pipelines run behind walls only, and this machine cannot build them. Install"
            + " bubblewrap and allow user namespaces, or set WERKBANK_UNPROTECTED_PIPELINES=true if"
            + " every submitted pipeline is to be trusted.",
        "Eingereichte Pipelines laufen nur abgeschirmt, und diese Maschine kann nicht abschirmen."
            + " Installieren Sie bubblewrap und erlauben Sie User-Namespaces, oder setzen Sie"
            + " WERKBANK_UNPROTECTED_PIPELINES=true, wenn jeder eingereichten Pipeline vertraut wird.",
        null,
        ExitCode.BAD_DATA,
        null);
  }
}
