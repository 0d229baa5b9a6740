package org.werkbank.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.GoldenFiles;

/** The golden files of the contract, with the Jackson version of the server. */
class ContractOnServersJacksonTest {
  private final ObjectMapper tree = new ObjectMapper();
  private final ContractJson json = new ContractJson();

  @Test
  void readsAndWritesEveryRecordUnchanged() throws JsonProcessingException {
    for (String name : GoldenFiles.RECORDS.keySet()) {
      assertThat(tree.readTree(GoldenFiles.rewritten(name)))
          .as(name)
          .isEqualTo(tree.readTree(GoldenFiles.read(name)));
    }
  }

  @Test
  void readsAndWritesEveryEventUnchanged() throws JsonProcessingException {
    assertThat(GoldenFiles.events()).isNotEmpty();
    for (String line : GoldenFiles.events()) {
      assertThat(tree.readTree(json.writeEvent(json.readEvent(line))))
          .isEqualTo(tree.readTree(line));
    }
  }
}
