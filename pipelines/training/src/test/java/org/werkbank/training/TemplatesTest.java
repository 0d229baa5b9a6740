package org.werkbank.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TemplatesTest {
  @Test
  void everyPipelineSaysWhatItIsJudgedBy() {
    assertThat(Templates.all())
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.metrics()).as(one.name()).isNotEmpty());
  }
}
