package org.werkbank.training.harness;

import org.werkbank.training.api.Parameters;

/**
 * When to take a part out of a chain of stations: going on is worth V (1 - p) - C p - r, stopping
 * is worth the salvage S, so stop when p exceeds (V - r - S) / (V + C).
 *
 * @param value V, what a good part is worth at the end, in EUR
 * @param badCost C, what a bad part costs at the end besides
 * @param salvage S, what a part that is taken out is still worth
 * @param stationCost what each station costs; r is that of the stations still to come
 */
record EarlyStop(double value, double badCost, double salvage, double stationCost) {

  static EarlyStop of(Parameters parameters) {
    return new EarlyStop(
        parameters.number("partValue"),
        parameters.number("badCost"),
        parameters.number("salvage"),
        parameters.number("stationCost"));
  }

  /** The probability of being bad above which a part is stopped behind a station, from 0. */
  double limit(int station, int stations) {
    double stillToSpend = stationCost * (stations - 1 - station);
    return (value - stillToSpend - salvage) / (value + badCost);
  }

  /** The station, from 0, behind which a part is stopped; -1 when it runs to the end. */
  int stopsAt(double[] probabilities) {
    // behind the last station nothing is left to save
    for (int s = 0; s < probabilities.length - 1; s++) {
      if (probabilities[s] > limit(s, probabilities.length)) {
        return s;
      }
    }
    return -1;
  }

  /** EUR that stopping a part behind a station brings against running it to the end. */
  double saved(int station, int stations, boolean isBad) {
    double atEnd = isBad ? -badCost : value;
    return salvage - atEnd + stationCost * (stations - 1 - station);
  }
}
