package org.werkbank.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/**
 * A Werkbank as one user sees it.
 *
 * <pre>{@code
 * Werkbank werkbank = Werkbank.at(URI.create("http://127.0.0.1:8080"), token);
 * String dataset = werkbank.datasets().create("Press line 2", "");
 * werkbank.datasets().upload(dataset, Path.of("press.csv"));
 * }</pre>
 */
public final class Werkbank {
  private final Calls calls;

  private Werkbank(Calls calls) {
    this.calls = calls;
  }

  public static Werkbank at(URI address, String token) {
    return new Werkbank(new Calls(address, token));
  }

  /** Who the token belongs to: user, member, roles. */
  public JsonNode me() {
    return calls.get("/api/v1/me");
  }

  public URI address() {
    return calls.address();
  }

  public Office office() {
    return new Office(calls);
  }

  public DatasetCalls datasets() {
    return new DatasetCalls(calls);
  }

  public PipelineCalls pipelines() {
    return new PipelineCalls(calls);
  }

  public RunCalls runs() {
    return new RunCalls(calls);
  }

  public SweepCalls sweeps() {
    return new SweepCalls(calls);
  }

  public ModelCalls models() {
    return new ModelCalls(calls);
  }
}
