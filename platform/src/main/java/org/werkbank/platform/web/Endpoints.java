package org.werkbank.platform.web;

/** A room's routes: its REST calls or its pages. */
public interface Endpoints {
  void addTo(Routes routes);
}
