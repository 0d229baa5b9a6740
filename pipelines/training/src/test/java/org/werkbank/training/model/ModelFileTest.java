package org.werkbank.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.ContractException;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.PipelineRef;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.api.TrainingSet;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Frames;
import org.werkbank.training.linear.NewtonFit;
import org.werkbank.training.prepare.FittedPreparation;
import org.werkbank.training.prepare.PreparationFitter;

class ModelFileTest {
  private final ContractJson json = new ContractJson();
  private final List<FrameColumn> columns =
      List.of(
          Frames.numbers("x", ColumnRole.FEATURE, 1, 2, 3, 4, Double.NaN, 6),
          Frames.numbers("z", ColumnRole.FEATURE, 1, 0, 3, 0, 1, 6));

  @Test
  void scoresTheSameAfterBeingWrittenAndRead() {
    ModelFile file = file();
    ScoringModel before = file.load(getClass().getClassLoader());
    ScoringModel after = ModelFile.read(file.bytes(json), json).load(getClass().getClassLoader());
    for (int row = 0; row < 6; row++) {
      assertThat(after.score(Frame.cells(columns, row)))
          .isEqualTo(before.score(Frame.cells(columns, row)));
    }
    assertThat(ModelFile.read(file.bytes(json), json).manifest().threshold()).isEqualTo(0.25);
  }

  @Test
  void equalModelsHaveEqualBytes() {
    assertThat(file().bytes(json)).isEqualTo(file().bytes(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "parts/../../evil", "/etc/passwd", "parts/a/b", "parts/"})
  void refusesEntriesThatPointElsewhere(String name) throws IOException {
    assertThatThrownBy(() -> ModelFile.read(zip(name, new byte[1]), json))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("strange name");
  }

  @Test
  void refusesABombBeforeItIsUnpacked() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("parts/zeros"));
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < 300; i++) {
        zip.write(block);
      }
    }
    assertThatThrownBy(() -> ModelFile.read(bytes.toByteArray(), json, 16L << 20))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("too large");
  }

  @Test
  void refusesAFileWithoutDescription() throws IOException {
    assertThatThrownBy(() -> ModelFile.read(zip("parts/a", new byte[1]), json))
        .hasMessageContaining("predictor.json");
  }

  private ModelFile file() {
    int[] rows = {0, 1, 2, 3, 4, 5};
    FittedPreparation fitted = PreparationFitter.fit(columns, List.of(), Preparation.SCALED, rows);
    double[][] cells = new double[6][];
    for (int row : rows) {
      cells[row] = fitted.prepare(Frame.cells(columns, row));
    }
    double[] labels = {0, 0, 1, 0, 1, 1};
    Predictor model =
        NewtonFit.train(
            new TrainingSet(fitted.features(), cells, labels, List.of("ok", "nok")), 0.01);
    PredictorManifest manifest =
        new PredictorManifest(
            PredictorManifest.FORMAT,
            model.kind(),
            "classification",
            new Column("y", ColumnType.TEXT, ColumnRole.LABEL, null),
            List.of("ok", "nok"),
            "nok",
            0.25,
            null,
            null,
            null,
            null,
            fitted,
            new PipelineRef("quality-linear", "1.0.0", null, "T"),
            Map.of("rows", "6"));
    return new ModelFile(manifest, model.parts());
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }
}
