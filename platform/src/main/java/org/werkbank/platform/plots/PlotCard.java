package org.werkbank.platform.plots;

/**
 * One plot on a page.
 *
 * @param id names it in the page, such as {@code gain}
 * @param how one sentence of how to read it
 * @param note n, interval and what else the plot needs beside it
 * @param kind as {@code assets/charts.js} knows it
 */
public record PlotCard(
    String id, String title, String how, String note, String kind, String series) {
  static final String LINE = "line";
  static final String BAR = "bar";
}
