package org.werkbank.training.guest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.werkbank.contract.Limits;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.PredictorReader;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.harness.PipelineCode;

/**
 * The code of a submitted jar, never loaded into this process. Every training gets a guest of its
 * own that ends with it, so that no fold learns from the rows of another; answers come from guests
 * that have read the model and seen no row they are judged by.
 */
public final class GuestCode implements PipelineCode {
  /** Folds are scored one after the other; the one before is seldom asked again. */
  private static final int MOST_OPEN = 2;

  private static final long LEAST_MIB = 256;
  private static final long BESIDE_HEAP_MIB = 1024;

  private final Path jar;
  private final Path folder;
  private final boolean unprotected;
  private final Sandbox sandbox;
  private final boolean walls;
  private final ExecutorService starter;
  private final Map<String, GuestTrainer> described = new ConcurrentHashMap<>();
  private final Deque<GuestModel> open = new ArrayDeque<>();

  /**
   * @param folder of the run, where a guest without walls begins
   * @param unprotected whether it may run where no walls can be built
   */
  public GuestCode(Path jar, Path folder, Limits limits, boolean unprotected) {
    this.walls = GuestProbe.works();
    this.jar = jar;
    this.folder = folder;
    this.unprotected = unprotected;
    // Half of what the run may have: the harness keeps the rows in the other half.
    this.sandbox = new Sandbox(Math.max(LEAST_MIB, limits.maxMemoryMiB() / 2), limits.cores());
    this.starter =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "guest-starter");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public Trainer trainer(String name) {
    return described.computeIfAbsent(name, one -> GuestTrainer.of(this, one));
  }

  @Override
  public PredictorReader reader(String kind) {
    return new PredictorReader() {
      @Override
      public String kind() {
        return kind;
      }

      @Override
      public Predictor read(Map<String, byte[]> parts) {
        return GuestModel.of(GuestCode.this, kind, parts, 0);
      }
    };
  }

  @Override
  public String isolation() {
    return walls ? "bubblewrap" : unprotected ? "none" : "refused";
  }

  GuestProcess start() {
    try {
      if (!walls && !unprotected) {
        throw GuestFailures.noSandbox();
      }
      return GuestProcess.start(
          walls ? sandbox.command(jar) : sandbox.java(jar),
          folder,
          starter,
          sandbox.memoryMiB() + BESIDE_HEAP_MIB);
    } catch (IOException e) {
      throw GuestFailures.gone(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw GuestFailures.gone(e);
    }
  }

  /** Notes that this one has a process now, and ends the process that was asked longest ago. */
  synchronized void opened(GuestModel model) {
    open.remove(model);
    open.addLast(model);
    Iterator<GuestModel> oldest = open.iterator();
    while (open.size() > MOST_OPEN) {
      GuestModel one = oldest.next();
      oldest.remove();
      one.rest();
    }
  }

  @Override
  public synchronized void close() {
    open.forEach(GuestModel::rest);
    open.clear();
    starter.shutdown();
  }
}
