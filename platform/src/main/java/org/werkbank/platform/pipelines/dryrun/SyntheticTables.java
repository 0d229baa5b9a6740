package org.werkbank.platform.pipelines.dryrun;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.contract.Split;

/** Makes up a table for the task of a pipeline; the same one every time. */
final class SyntheticTables {
  private static final long SEED = 20_261_128;
  private static final Instant BEGIN = Instant.parse("2026-01-05T06:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(15);
  private static final String[] SENSORS = {"temperature", "pressure", "speed", "force"};

  private final PipelineDescriptor pipeline;
  private final SplittableRandom random = new SplittableRandom(SEED);

  private SyntheticTables(PipelineDescriptor pipeline) {
    this.pipeline = pipeline;
  }

  /** Empty for a task nobody here knows. */
  static Optional<SyntheticTable> of(PipelineDescriptor pipeline) {
    SyntheticTables tables = new SyntheticTables(pipeline);
    return switch (pipeline.task()) {
      case "classification", "chain" -> Optional.of(tables.parts());
      case "regression" -> Optional.of(tables.batches());
      case "remaining-life" -> Optional.of(tables.lives());
      case "forecast" -> Optional.of(tables.load());
      case "anomaly" -> Optional.of(tables.faults());
      case "series-classification" -> Optional.of(tables.conditions());
      default -> Optional.empty();
    };
  }

  /** One row a part; hot parts under high force are often bad, those of one material more so. */
  private SyntheticTable parts() {
    SyntheticTable.Builder table =
        new SyntheticTable.Builder()
            .numbers(SENSORS)
            .column("material", ColumnType.TEXT, ColumnRole.FEATURE)
            .column("bad", ColumnType.INTEGER, ColumnRole.LABEL);
    for (int i = 0; i < 600; i++) {
      double heat = random.nextGaussian();
      double force = random.nextGaussian();
      String material = random.nextInt(3) == 0 ? "B" : "A";
      double z = 1.5 * heat + 1.5 * force + (material.equals("B") ? 1 : 0) - 2;
      boolean isBad = random.nextDouble() < 1 / (1 + Math.exp(-2 * z));
      table.row(
          200 + 10 * heat,
          50 + random.nextGaussian(),
          1500 + 80 * random.nextGaussian(),
          40 + 5 * force,
          material,
          isBad ? 1 : 0);
    }
    return table.build(SyntheticTable.holdout());
  }

  /** Batches of ten parts; the label is the same in a batch, so that it may also be its share. */
  private SyntheticTable batches() {
    SyntheticTable.Builder table =
        new SyntheticTable.Builder()
            .numbers(SENSORS)
            .column("batch", ColumnType.TEXT, ColumnRole.GROUP)
            .column("scrap", ColumnType.NUMBER, ColumnRole.LABEL);
    for (int batch = 0; batch < 60; batch++) {
      double heat = random.nextGaussian();
      double scrap = 1 / (1 + Math.exp(-heat + 0.5 + 0.2 * random.nextGaussian()));
      for (int i = 0; i < 10; i++) {
        table.row(
            200 + 10 * heat + random.nextGaussian(),
            50 + random.nextGaussian(),
            1500 + 80 * random.nextGaussian(),
            40 + 5 * random.nextGaussian(),
            "b" + batch,
            scrap);
      }
    }
    return table.build(SyntheticTable.groups());
  }

  /** Twelve machines that run until they fail, and show it towards the end. */
  private SyntheticTable lives() {
    SyntheticTable.Builder table = series().column("left", ColumnType.INTEGER, ColumnRole.LABEL);
    for (int machine = 0; machine < 12; machine++) {
      int life = window() + 60 + random.nextInt(40);
      for (int cycle = 0; cycle < life; cycle++) {
        double wear = Math.exp((cycle - life) / 25.0);
        table.row(
            "m" + machine,
            cycle,
            200 + 15 * wear + random.nextGaussian(),
            50 - 5 * wear + random.nextGaussian(),
            1500 + 20 * random.nextGaussian(),
            40 + 6 * wear + random.nextGaussian(),
            life - cycle - 1);
      }
    }
    return table.build(SyntheticTable.groups());
  }

  /** A load with a daily and a weekly course, long enough for the longest look back. */
  private SyntheticTable load() {
    SyntheticTable.Builder table =
        new SyntheticTable.Builder()
            .column("time", ColumnType.TIMESTAMP, ColumnRole.TIME)
            .numbers("temperature")
            .column("load", ColumnType.NUMBER, ColumnRole.LABEL);
    int season = number("season", 96);
    int rows = number("longSeason", 7 * season) + number("horizon", 1) + 900;
    for (int i = 0; i < rows; i++) {
      double course = Math.sin(2 * Math.PI * i / season);
      double weekend = (i / season) % 7 > 4 ? -20 : 0;
      table.row(
          BEGIN.plus(STEP.multipliedBy(i)),
          15 + 5 * course + random.nextGaussian(),
          100 + 30 * course + weekend + 2 * random.nextGaussian());
    }
    return table.build(Split.time(0.3));
  }

  /**
   * Eight plants; four of them begin to differ halfway, in two ways. No sensor leaves its own range
   * by it: heat and pressure go with each other until then.
   */
  private SyntheticTable faults() {
    SyntheticTable.Builder table = series().column("state", ColumnType.TEXT, ColumnRole.LABEL);
    int rows = Math.max(160, 6 * window());
    for (int plant = 0; plant < 8; plant++) {
      for (int i = 0; i < rows; i++) {
        boolean isFaulty = plant % 2 == 1 && i >= rows / 2;
        boolean isHot = plant % 4 == 1;
        double common = random.nextGaussian();
        table.row(
            "p" + plant,
            i,
            200 + common + (isFaulty && isHot ? 2 : 0) + 0.3 * random.nextGaussian(),
            50 + common + (isFaulty && !isHot ? -2 : 0) + 0.3 * random.nextGaussian(),
            1500 + 10 * random.nextGaussian(),
            40 - common + 0.3 * random.nextGaussian(),
            isFaulty ? (isHot ? "hot" : "leak") : "normal");
      }
    }
    return table.build(SyntheticTable.groups());
  }

  /** Eight machines whose condition changes and shows in how they swing. */
  private SyntheticTable conditions() {
    SyntheticTable.Builder table = series().column("condition", ColumnType.TEXT, ColumnRole.LABEL);
    int stretch = Math.max(40, 2 * window());
    for (int machine = 0; machine < 8; machine++) {
      for (int i = 0; i < 4 * stretch; i++) {
        boolean isWorn = (i / stretch + machine) % 2 == 1;
        table.row(
            "m" + machine,
            i,
            200 + (isWorn ? 3 : 0) + random.nextGaussian(),
            50 + (isWorn ? 4 : 1) * random.nextGaussian(),
            1500 + 20 * random.nextGaussian(),
            40 + random.nextGaussian(),
            isWorn ? "worn" : "good");
      }
    }
    return table.build(SyntheticTable.groups());
  }

  private static SyntheticTable.Builder series() {
    return new SyntheticTable.Builder()
        .column("machine", ColumnType.TEXT, ColumnRole.GROUP)
        .column("row", ColumnType.INTEGER, ColumnRole.TIME)
        .numbers(SENSORS);
  }

  private int window() {
    return number("window", 30);
  }

  /** What the pipeline takes for a parameter unless told otherwise. */
  private int number(String parameter, int otherwise) {
    return pipeline
        .parameter(parameter)
        .map(found -> found.defaultValue() instanceof Number n ? n.intValue() : otherwise)
        .orElse(otherwise);
  }
}
