package org.werkbank.training.nets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ShapeCacheTest {
  @BeforeAll
  static void prepare() {
    Nd4jProcess.prepare();
  }

  @Test
  void isWhatNd4jAsks() {
    assertThat(Nd4j.getShapeInfoProvider()).isInstanceOf(ShapeCache.class);
  }

  @Test
  void letsArraysOfOneShapeShareItsDescription() {
    assertThat(Nd4j.zeros(3, 2).shapeInfoDataBuffer())
        .isSameAs(Nd4j.ones(3, 2).shapeInfoDataBuffer());
  }

  @Test
  void tellsShapesApartThatDifferInStridesOnly() {
    INDArray matrix = Nd4j.arange(6).reshape(2, 3);

    INDArray turned = matrix.transpose();

    assertThat(turned.shapeInfoDataBuffer()).isNotSameAs(Nd4j.zeros(3, 2).shapeInfoDataBuffer());
    assertThat(turned.dup('c').data().asFloat()).containsExactly(0, 3, 1, 4, 2, 5);
  }
}
