package org.werkbank.client;

import java.util.List;
import java.util.Map;

/** What the office does: admit members, add people, review pipelines. */
public final class Office {
  private final Calls calls;

  Office(Calls calls) {
    this.calls = calls;
  }

  public void admit(String slug, String name, String kind) {
    calls.post("/api/v1/members", Map.of("slug", slug, "name", name, "kind", kind));
  }

  /** Adds a person and answers with a token for it. */
  public String addUser(String member, String email, String name, String... roles) {
    String id =
        calls
            .post(
                "/api/v1/members/" + member + "/users",
                Map.of("email", email, "name", name, "roles", List.of(roles)))
            .get("id")
            .asText();
    return calls
        .post("/api/v1/users/" + id + "/tokens", Map.of("name", "first sign-in"))
        .get("token")
        .asText();
  }

  /** Approves or rejects a submitted pipeline version. */
  public void review(String pipeline, String version, boolean approve, String comment) {
    calls.post(
        "/api/v1/pipelines/" + pipeline + "/versions/" + version + "/review",
        Map.of("decision", approve ? "approve" : "reject", "comment", comment));
  }
}
