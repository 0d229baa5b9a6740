package org.werkbank.training.run;

import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.contract.ExitCode;
import org.werkbank.contract.RunEvent;
import org.werkbank.training.failure.Causes;
import org.werkbank.training.failure.RunFailure;
import org.werkbank.training.harness.Journal;

/** Decides how a run ends: whoever comes first, the work, its failure or a signal. */
final class Terminal {
  private static final Logger LOG = LoggerFactory.getLogger(Terminal.class);

  private final EventFile events;
  // made before memory can run out
  private final RunFailure outOfMemory = Causes.outOfMemory();
  private volatile boolean cancelled;

  Terminal(EventFile events) {
    this.events = events;
  }

  /** A signal ends the process with 143; the event file has to say why. */
  void cancelOnShutdown() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  cancelled = true;
                  events.append(new RunEvent.Cancelled());
                },
                "cancelled"));
  }

  Journal journal() {
    return new Journal() {
      @Override
      public void say(RunEvent event) {
        events.append(event);
      }

      @Override
      public void checkCancelled() {
        if (cancelled) {
          throw new CancelledException();
        }
      }
    };
  }

  ExitCode end(Callable<RunEvent.Completed> work) {
    try {
      events.append(work.call());
      return ExitCode.OK;
    } catch (CancelledException e) {
      events.append(new RunEvent.Cancelled());
      return ExitCode.CANCELLED;
    } catch (Throwable e) {
      return failed(Causes.failureOf(e, outOfMemory), e);
    }
  }

  private ExitCode failed(RunFailure failure, Throwable cause) {
    events.append(failure.event());
    if (cancelled) {
      return ExitCode.CANCELLED;
    }
    LOG.error("The run failed: {}", failure.getMessage(), cause);
    return failure.exitCode();
  }
}
