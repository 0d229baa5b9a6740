package org.werkbank.platform.agreements;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.werkbank.platform.audit.AuditEntry;

/**
 * What was done with a data set under an agreement, once, as the trail of its owner tells.
 *
 * @param action {@code dataset.used} or {@code dataset.downloaded}
 * @param pipeline that learned from it, with its version; empty for a download
 * @param version that was downloaded; empty for a run
 */
public record AgreementUse(
    Instant time, String user, String member, String action, String pipeline, String version) {
  static AgreementUse of(AuditEntry entry, ObjectMapper json) {
    try {
      JsonNode details = json.readTree(entry.details());
      return new AgreementUse(
          entry.time(),
          entry.actor().user(),
          entry.actor().member(),
          entry.action(),
          details.path("pipeline").asText(),
          details.path("version").asText());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("audit entry " + entry.id() + " has no JSON", e);
    }
  }
}
