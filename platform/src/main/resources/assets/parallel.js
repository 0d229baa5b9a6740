"use strict";
// Draws the variants of a sweep as parallel coordinates; load after echarts.min.js.
//
//   <div class="chart" data-parallel="{...}" role="img" aria-label="..."></div>
//
// data-parallel  JSON: { "axes": [ { "name": "trees", "log": true, "categories": ["..."] } ],
//                        "rows": [ { "name": "Variante 1", "values": [100, 0.81], "metric": 0.81, "best": true } ],
//                        "smallerIsBetter": false }
// The better the metric, the stronger the line; the best one is thick. The table of the page holds the same data.
(function () {
  const language = document.documentElement.lang || "en";
  const digits = new Intl.NumberFormat(language === "de" ? "de-DE" : "en-GB", { maximumSignificantDigits: 4 });
  const charts = new Map();
  const NARROW = 600;
  const FAINTEST = 0.25;

  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function axis(given, at, look) {
    const common = {
      dim: at,
      name: given.name,
      nameTextStyle: { color: look.ink, width: 110, overflow: "truncate" },
      axisLine: { lineStyle: { color: look.muted } },
      axisLabel: { color: look.muted },
      axisTick: { lineStyle: { color: look.muted } },
    };
    if (given.categories) return Object.assign(common, { type: "category", data: given.categories });
    common.axisLabel.formatter = (value) => digits.format(value);
    return Object.assign(common, { type: given.log ? "log" : "value", scale: true });
  }

  // 0 for the worst metric, 1 for the best.
  function ranked(data) {
    const all = data.rows.map((row) => row.metric);
    const [low, high] = [Math.min(...all), Math.max(...all)];
    return (row) => {
      const share = high > low ? (row.metric - low) / (high - low) : 1;
      return data.smallerIsBetter ? 1 - share : share;
    };
  }

  function options(data, isNarrow) {
    const look = { ink: token("--ink"), muted: token("--muted"), brand: token("--brand"), card: token("--card"), line: token("--line") };
    const share = ranked(data);
    const rows = data.rows.slice().sort((a, b) => share(a) - share(b));
    return {
      animation: false,
      textStyle: { fontFamily: "inherit" },
      parallel: isNarrow ? { layout: "vertical", left: 16, right: 70, top: 26, bottom: 30 } : { left: 60, right: 90, top: 40, bottom: 24 },
      parallelAxis: data.axes.map((one, i) => axis(one, i, look)),
      tooltip: { renderMode: "richText", confine: true, backgroundColor: look.card, borderColor: look.line, textStyle: { color: look.ink } },
      series: [
        {
          type: "parallel",
          smooth: false,
          data: rows.map((row) => ({
            name: row.name,
            value: row.values.map((value, i) => (data.axes[i].categories ? data.axes[i].categories[value] : value)),
            lineStyle: { color: row.best || share(row) > 0.5 ? look.brand : look.muted, width: row.best ? 5 : 2, opacity: row.best ? 1 : FAINTEST + (1 - FAINTEST) * share(row) },
          })),
        },
      ],
    };
  }

  function draw(element) {
    const data = JSON.parse(element.dataset.parallel);
    let chart = charts.get(element);
    if (!chart) {
      chart = echarts.init(element, null, { renderer: "svg" });
      charts.set(element, chart);
      new ResizeObserver(() => {
        chart.resize();
        chart.setOption(options(data, element.clientWidth < NARROW), true);
      }).observe(element);
    }
    chart.setOption(options(data, element.clientWidth < NARROW), true);
  }

  function drawAll() {
    [...charts.keys()].filter((element) => !element.isConnected).forEach((element) => {
      charts.get(element).dispose();
      charts.delete(element);
    });
    document.querySelectorAll("[data-parallel]").forEach(draw);
  }

  drawAll();
  document.body.addEventListener("htmx:afterSettle", drawAll);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
})();
