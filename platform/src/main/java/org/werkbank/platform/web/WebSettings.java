package org.werkbank.platform.web;

/** Where the server listens; port 0 takes a free one. */
public record WebSettings(String host, int port) {
  public WebSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("the port must lie between 0 and 65535, but is " + port);
    }
  }
}
