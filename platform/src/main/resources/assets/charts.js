"use strict";
// Draws every chart of Werkbank from data in the page; load after echarts.min.js.
//
//   <div class="chart" data-chart="line" data-series="{...}" data-table="Daten als Tabelle" role="img" aria-label="..."></div>
//
// data-chart   line | bar | scatter
// data-series  JSON:
//   { "x": "Trefferquote", "y": "Genauigkeit",          axis titles
//     "series": [ { "name": "Modell", "points": [[x, y], ...],
//                   "band": [[x, low, high], ...],      uncertainty, drawn as a band (line) or whisker (bar: x is the category)
//                   "counts": [n, ...],                 rows each point rests on, for the table
//                   "muted": true, "dashed": true, "ink": true, "step": "end",
//                   "hue": 1 } ],                     1 to 6 tells several of equal rank apart, and they get a legend
//     "bandName": "5 - 95 %",                           what the band is, for the table; else 95 %
//     "cells": [[x0, x1, y0, y1, n], ...],              rows counted in rectangles, darker is more (line)
//     "rug": [x, ...],                                  ticks along the x axis where the data lie (line)
//     "lines": [ { "y": 0.02, "name": "Anteil" }, { "x": 0.35, "name": "Schwelle" } ],   reference lines
//     "min": 0, "max": 1, "xMin": 0, "xMax": 1, "xWhole": true, "unit": "€", "logY": false,
//     "categories": ["..."], "horizontal": true }       bars: points are [index, value]
// data-table   words of the link that shows the data as a table; without it there is no table
// The element is drawn again when werkbank:data is dispatched on it after data-series has changed.
(function () {
  const language = document.documentElement.lang || "en";
  const digits = new Intl.NumberFormat(language === "de" ? "de-DE" : "en-GB", { maximumSignificantDigits: 4 });
  const show = (value) => (typeof value === "number" ? digits.format(value) : String(value));
  const charts = new Map();
  // Room for labels such as 120.000 between the axis and its title.
  const Y_TITLE_GAP = 64;
  const LONG_NAME = 14;

  function token(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function colours() {
    return { brand: token("--brand"), ink: token("--ink"), muted: token("--muted"), line: token("--line"), card: token("--card") };
  }

  function axis(title, isY, given, look) {
    return Object.assign(
      {
        name: title || "",
        nameLocation: "middle",
        nameGap: isY ? Y_TITLE_GAP : 28,
        nameTextStyle: isY ? { color: look.muted, width: 210, overflow: "truncate" } : { color: look.muted },
        axisLabel: { color: look.muted, formatter: show, hideOverlap: true },
        axisLine: { lineStyle: { color: look.line } },
        splitLine: { lineStyle: { color: look.line } },
      },
      given
    );
  }

  function band(series, look) {
    return {
      type: "custom",
      name: series.name,
      silent: true,
      z: 1,
      // all points, so that the axes reach as far as the band; the first one draws the whole of it
      data: series.band,
      encode: { x: 0, y: [1, 2] },
      renderItem: (params, api) => {
        if (params.dataIndex > 0) return null;
        const low = series.band.map(([x, from]) => api.coord([x, from]));
        const high = series.band.map(([x, , to]) => api.coord([x, to]));
        return { type: "polygon", shape: { points: low.concat(high.reverse()) }, style: { fill: look.brand, opacity: 0.15 } };
      },
    };
  }

  function whisker(series, horizontal, look) {
    return {
      type: "custom",
      name: series.name,
      silent: true,
      z: 5,
      data: series.band,
      encode: horizontal ? { x: [1, 2], y: 0 } : { x: 0, y: [1, 2] },
      renderItem: (params, api) => {
        const at = (value) => (horizontal ? api.coord([value, api.value(0)]) : api.coord([api.value(0), value]));
        const [from, to] = [at(api.value(1)), at(api.value(2))];
        return { type: "line", shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] }, style: { stroke: look.ink, lineWidth: 1.5 } };
      },
    };
  }

  // Counts of rows as rectangles; the square root keeps cells of few rows in sight.
  function counted(cells, look) {
    const most = Math.max(...cells.map((cell) => cell[4]));
    return {
      type: "custom",
      silent: true,
      z: 1,
      clip: true,
      data: cells,
      encode: { x: [0, 1], y: [2, 3] },
      renderItem: (params, api) => {
        const from = api.coord([api.value(0), api.value(3)]);
        const to = api.coord([api.value(1), api.value(2)]);
        const shape = { x: from[0], y: from[1], width: to[0] - from[0], height: to[1] - from[1] };
        return { type: "rect", shape: shape, style: { fill: look.brand, opacity: 0.12 + 0.88 * Math.sqrt(api.value(4) / most) } };
      },
    };
  }

  function rug(places, look) {
    return {
      type: "custom",
      silent: true,
      z: 5,
      data: places.map((x) => [x, 0]),
      encode: { x: 0, y: -1 },
      renderItem: (params, api) => {
        const x = api.coord([api.value(0), 0])[0];
        const bottom = params.coordSys.y + params.coordSys.height;
        return { type: "line", shape: { x1: x, y1: bottom - 9, x2: x, y2: bottom }, style: { stroke: look.ink, lineWidth: 1.5 } };
      },
    };
  }

  // Colour is never alone: lines differ in their dashes as well.
  const DASHES = ["solid", [9, 4], [2, 3], [12, 3, 2, 3], [6, 2], [3, 6]];

  function drawn(kind, series, several, horizontal, look) {
    const colour = series.muted ? look.muted : series.ink ? look.ink : series.hue ? token("--hue-" + series.hue) : look.brand;
    const base = { name: series.name, data: series.points, itemStyle: { color: colour }, z: 3 };
    // A muted series of bars is a mark across the bar it is compared with.
    if (kind === "bar" && series.muted) return Object.assign(base, { type: "scatter", symbol: "rect", symbolSize: horizontal ? [4, 30] : [30, 4], z: 4 });
    if (kind === "bar") return Object.assign(base, { type: "bar", barMaxWidth: 26 });
    if (kind === "scatter") return Object.assign(base, { type: "scatter", symbolSize: 8 });
    return Object.assign(base, {
      type: "line",
      showSymbol: series.points.length < 25,
      symbolSize: 5,
      step: series.step || false,
      lineStyle: { color: colour, width: 2.5, type: series.dashed ? "dashed" : series.hue ? DASHES[series.hue - 1] : "solid" },
      labelLayout: { moveOverlap: "shiftY" },
      endLabel: several ? { show: true, formatter: () => series.name, color: colour } : { show: false },
    });
  }

  function reference(line, look) {
    return {
      [line.x === undefined ? "yAxis" : "xAxis"]: line.x === undefined ? line.y : line.x,
      label: { formatter: line.name || "", position: line.x === undefined ? "insideEndTop" : "end", color: look.muted },
    };
  }

  // The logarithms of a chart, on an axis of whole powers of ten: the library's own logarithmic axis
  // cuts off what lies below its first tick.
  function logarithms(given) {
    const log = Math.log10;
    const series = given.series.map((one) =>
      Object.assign({}, one, {
        points: one.points.map(([x, y]) => [x, log(y)]),
        band: one.band && one.band.map(([x, low, high]) => [x, log(low), log(high)]),
      })
    );
    const lines = (given.lines || []).map((line) => (line.y === undefined ? line : Object.assign({}, line, { y: log(line.y) })));
    const all = series.flatMap((one) => one.points.map((point) => point[1]).concat((one.band || []).flatMap((point) => point.slice(1))));
    const levels = all.concat(lines.filter((line) => line.y !== undefined).map((line) => line.y));
    const min = Math.floor(Math.min(...levels));
    return Object.assign({}, given, { series, lines, min, max: Math.max(min + 1, Math.ceil(Math.max(...levels))) });
  }

  function options(kind, given) {
    const look = colours();
    const data = given.logY ? logarithms(given) : given;
    const shown = data.logY ? (value) => show(Math.pow(10, value)) : show;
    const isBar = kind === "bar";
    const hasLegend = data.series.some((series) => series.hue);
    const several = data.series.length > 1 && !isBar;
    const value = axis(data.y, !data.horizontal, { type: "value", min: data.min, max: data.max, scale: !isBar, interval: data.logY ? 1 : undefined, axisLabel: { color: look.muted, formatter: shown, hideOverlap: true } }, look);
    // A handful of names side by side are all shown, on several lines if they must.
    const isFew = !data.horizontal && data.categories && data.categories.length <= 4;
    const isHigh = isFew && data.categories.some((name) => name.length > LONG_NAME);
    const few = isFew ? { interval: 0, width: 100, overflow: "break", lineHeight: 14, verticalAlign: "top" } : {};
    const category = { type: "category", data: data.categories || [], axisLabel: Object.assign({ color: look.muted, width: 130, overflow: "truncate" }, few), splitLine: { show: false }, inverse: Boolean(data.horizontal) };
    const x = isBar ? axis(data.x, Boolean(data.horizontal), category, look) : axis(data.x, false, { type: "value", min: data.xMin, max: data.xMax, minInterval: data.xWhole ? 1 : undefined, scale: true }, look);
    if (data.horizontal) x.name = "";
    if (isHigh) x.nameGap = 60;
    if (data.logY) x.axisLine = Object.assign({ onZero: false }, x.axisLine);
    const list = [];
    if (data.cells) list.push(counted(data.cells, look));
    if (data.rug) list.push(rug(data.rug, look));
    data.series.forEach((series) => {
      if (series.band && series.band.length > 0) list.push(isBar ? whisker(series, data.horizontal, look) : band(series, look));
      const one = drawn(kind, data.horizontal ? Object.assign({}, series, { points: series.points.map(([i, v]) => [v, i]) }) : series, several && !hasLegend, Boolean(data.horizontal), look);
      list.push(one);
    });
    if (data.lines && data.lines.length > 0 && list.length > 0) {
      list[list.length - 1].markLine = {
        silent: true,
        symbol: "none",
        lineStyle: { color: look.muted, type: "dashed", width: 1.5 },
        data: data.lines.map((line) => reference(line, look)),
      };
    }
    return {
      animation: false,
      textStyle: { fontFamily: "inherit" },
      legend: hasLegend ? { type: "scroll", top: 0, itemWidth: 34, textStyle: { color: look.ink }, data: data.series.filter((series) => series.hue).map((series) => series.name) } : { show: false },
      grid: { left: data.horizontal ? 12 : 80, right: several && !hasLegend ? 110 : 18, top: hasLegend ? 44 : 14, bottom: isHigh ? 78 : 46, containLabel: Boolean(data.horizontal) },
      tooltip: {
        trigger: isBar ? "item" : "axis",
        renderMode: "richText", // the HTML one writes inline styles, which the pages forbid
        confine: true,
        backgroundColor: look.card,
        borderColor: look.line,
        textStyle: { color: look.ink },
        valueFormatter: (found) => shown(Array.isArray(found) ? found[found.length - 1] : found) + (data.unit ? " " + data.unit : ""),
        axisPointer: { label: { formatter: (point) => show(point.value) } },
      },
      xAxis: data.horizontal ? value : x,
      yAxis: data.horizontal ? x : value,
      series: list,
    };
  }

  // The same data for readers who cannot use the picture.
  function table(element, data) {
    const words = element.dataset.table;
    let details = element.nextElementSibling;
    if (!words) return;
    if (!details || !details.classList.contains("chart-data")) {
      details = document.createElement("details");
      details.className = "chart-data small";
      const summary = document.createElement("summary");
      summary.textContent = words;
      details.appendChild(summary);
      element.after(details);
    }
    details.querySelectorAll(".table-scroll").forEach((old) => old.remove());
    const holder = document.createElement("div");
    holder.className = "table-scroll";
    holder.tabIndex = 0;
    const grid = document.createElement("table");
    grid.className = "data";
    const head = grid.createTHead().insertRow();
    const several = data.series.length > 1;
    const heads = (several ? [""] : []).concat([data.x || "", data.y || ""]);
    const hasBand = data.series.some((series) => series.band);
    const hasCounts = data.series.some((series) => series.counts);
    if (hasBand) heads.push(data.bandName || "95 %");
    if (hasCounts || data.cells) heads.push("n");
    heads.forEach((words2) => {
      // The corner above the names of the series heads nothing.
      const cell = document.createElement(words2 ? "th" : "td");
      if (words2) cell.scope = "col";
      cell.textContent = words2;
      head.appendChild(cell);
    });
    const body = grid.createTBody();
    data.series.forEach((series) => {
      series.points.forEach(([x, y], i) => {
        const row = body.insertRow();
        const name = data.categories ? data.categories[x] : x;
        const cells = (several ? [series.name] : []).concat([show(name), show(y)]);
        const around = series.band && series.band.find(([at]) => at === x);
        if (hasBand) cells.push(around ? show(around[1]) + " – " + show(around[2]) : "");
        if (hasCounts || data.cells) cells.push(series.counts ? show(series.counts[i]) : "");
        cells.forEach((text) => (row.insertCell().textContent = text));
      });
    });
    (data.cells || []).forEach(([x0, x1, y0, y1, n]) => {
      const row = body.insertRow();
      [show(x0) + " – " + show(x1), show(y0) + " – " + show(y1), show(n)].forEach((text) => (row.insertCell().textContent = text));
    });
    holder.appendChild(grid);
    details.appendChild(holder);
  }

  function draw(element) {
    const data = JSON.parse(element.dataset.series);
    let chart = charts.get(element);
    if (!chart) {
      chart = echarts.init(element, null, { renderer: "svg" });
      charts.set(element, chart);
      // While the page is printed or pictured it may have no width for a moment; drawn then, it would stay so.
      new ResizeObserver(() => element.clientWidth > 0 && chart.resize()).observe(element);
    }
    chart.setOption(options(element.dataset.chart, data), true);
    table(element, data);
  }

  function drawAll(root) {
    root.querySelectorAll("[data-chart]").forEach((element) => {
      if (!charts.has(element)) {
        element.addEventListener("werkbank:data", () => draw(element));
        draw(element);
      }
    });
  }

  drawAll(document);
  document.body.addEventListener("htmx:afterSettle", (event) => drawAll(event.target));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => charts.forEach((chart, element) => draw(element)));
})();
