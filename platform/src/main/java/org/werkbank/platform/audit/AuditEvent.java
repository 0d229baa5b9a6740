package org.werkbank.platform.audit;

import java.util.Map;
import java.util.TreeMap;

/**
 * Something that happened, told by the room where it did.
 *
 * @param action such as {@code dataset.version.created}
 * @param noun such as {@code dataset}
 * @param member slug of the member whose thing it is
 * @param details never a secret and never a cell of a data set
 */
public record AuditEvent(
    String action, String noun, String nounId, String member, Map<String, Object> details) {
  public AuditEvent {
    details = Map.copyOf(details);
  }

  public static AuditEvent of(String action, String noun, String nounId, String member) {
    return new AuditEvent(action, noun, nounId, member, Map.of());
  }

  /** The same event with one more detail. */
  public AuditEvent with(String name, Object value) {
    Map<String, Object> more = new TreeMap<>(details);
    more.put(name, value);
    return new AuditEvent(action, noun, nounId, member, more);
  }
}
