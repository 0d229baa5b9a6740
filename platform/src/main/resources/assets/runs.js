"use strict";
// The page that starts a run (split fields, derived columns) and the page of a run while it works.
(function () {
  document.documentElement.classList.add("scripted");

  // Data set and pipeline decide which fields there are: take them over at once.
  document.querySelectorAll("form[data-auto-submit]").forEach((form) => {
    form.addEventListener("change", () => form.requestSubmit());
  });

  const radios = document.querySelectorAll("input[name=split]");
  const showSplit = () => {
    const chosen = document.querySelector("input[name=split]:checked");
    document.querySelectorAll("[data-split]").forEach((field) => {
      field.hidden = !chosen || !field.dataset.split.split(" ").includes(chosen.value);
    });
  };
  radios.forEach((radio) => radio.addEventListener("change", showSplit));
  if (radios.length > 0) showSplit();

  // A sweep: values for a grid, bounds for random draws.
  const kinds = document.querySelectorAll("input[name=kind]");
  const showSearch = () => {
    const chosen = document.querySelector("input[name=kind]:checked");
    document.querySelectorAll("[data-search]").forEach((field) => {
      field.hidden = !chosen || field.dataset.search !== chosen.value;
    });
  };
  kinds.forEach((radio) => radio.addEventListener("change", showSearch));
  if (kinds.length > 0) showSearch();

  document.querySelectorAll("[data-rows]").forEach((section) => {
    section.addEventListener("click", (event) => {
      const remove = event.target.closest("[data-remove-row]");
      if (remove) {
        const row = remove.closest("[data-row]");
        if (section.querySelectorAll("[data-row]").length > 1) row.remove();
        else row.querySelectorAll("input").forEach((input) => (input.value = ""));
      }
      if (event.target.closest("[data-add-row]")) {
        const rows = section.querySelectorAll("[data-row]");
        const row = rows[rows.length - 1].cloneNode(true);
        row.querySelectorAll("input").forEach((input) => {
          input.value = "";
          input.classList.remove("is-invalid");
        });
        row.querySelectorAll(".field-error").forEach((error) => error.remove());
        rows[rows.length - 1].after(row);
        row.querySelector("input").focus();
      }
    });
  });

  const live = document.getElementById("live");
  if (!live || !window.EventSource) return;

  const language = document.documentElement.lang;
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const list = live.querySelector("[data-phases]");

  function time(seconds) {
    const whole = Math.max(1, Math.round(seconds));
    if (whole < 60) return whole + " s";
    return whole < 3600 ? Math.floor(whole / 60) + " min" : Math.floor(whole / 3600) + " h " + Math.floor((whole % 3600) / 60) + " min";
  }

  function word(phase) {
    return list.getAttribute("data-word-" + phase) || phase;
  }

  function showPhases(phases) {
    if (phases.length === 0) return;
    live.querySelector("[data-starting]").hidden = true;
    list.textContent = "";
    phases.forEach((phase, i) => {
      const share = phase.total > 0 ? Math.min(1, Math.max(0, phase.done / phase.total)) : 0;
      const seconds = (phase.lastAt - phase.beganAt) / 1000;
      const row = document.createElement("li");
      const name = document.createElement("span");
      name.textContent = word(phase.name);
      const bar = document.createElement("progress");
      bar.max = 1;
      bar.value = share;
      bar.setAttribute("aria-label", word(phase.name));
      const note = document.createElement("span");
      note.className = "number";
      const isCurrent = i === phases.length - 1;
      note.textContent = percent.format(share);
      if (isCurrent && share > 0.02 && share < 1 && seconds > 0) {
        note.textContent += " · " + list.dataset.left.replace("{0}", time((seconds * (1 - share)) / share));
      }
      row.append(name, bar, note);
      list.append(row);
    });
  }

  function addPoints(points) {
    const touched = new Set();
    let unknown = false;
    points.forEach((point) => {
      const kind = point.name.slice(point.name.lastIndexOf(".") + 1);
      const chart = [...document.querySelectorAll("#steps [data-chart]")].find((one) => one.dataset.kind === kind);
      if (!chart) {
        unknown = true;
        return;
      }
      const data = touched.has(chart) ? chart.pending : JSON.parse(chart.dataset.series);
      const dot = point.name.lastIndexOf(".");
      const name = dot > 0 ? point.name.slice(0, dot) : point.name;
      let series = data.series.find((one) => one.name === name);
      if (!series && data.series.length < 12) {
        series = { name: name, points: [] };
        data.series.push(series);
      }
      if (series && !series.points.some(([step]) => step === point.step)) series.points.push([point.step, point.value]);
      chart.pending = data;
      touched.add(chart);
    });
    touched.forEach((chart) => {
      chart.dataset.series = JSON.stringify(chart.pending);
      chart.dispatchEvent(new Event("werkbank:data"));
    });
    if (unknown) fetchStepsSoon();
  }

  // The first value of a kind has no chart yet; the page knows how to make one.
  let stepsTimer = null;
  function fetchStepsSoon() {
    if (stepsTimer !== null) return;
    stepsTimer = setTimeout(() => {
      fetchSteps()
        .catch((error) => console.warn("the charts could not be read, trying again later", error))
        .finally(() => (stepsTimer = null));
    }, 1000);
  }

  async function fetchSteps() {
    const answer = await fetch(window.location.pathname, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("steps");
    const known = document.getElementById("steps");
    if (fresh && known && fresh.children.length > known.children.length) {
      known.replaceWith(fresh);
      fresh.dispatchEvent(new CustomEvent("htmx:afterSettle", { bubbles: true }));
    }
  }

  const log = document.getElementById("log");
  const decoder = new TextDecoder();
  let end = Number(log.dataset.end);
  const logPause = 2000;
  let logAsked = 0;
  let logTimer = null;

  // An event says that there may be more to read; several within the pause are one reason.
  function readLogSoon() {
    if (logTimer !== null) return;
    logTimer = setTimeout(() => {
      readLog()
        .catch((error) => console.warn("the log could not be read, trying again later", error))
        .finally(() => {
          logAsked = Date.now();
          logTimer = null;
        });
    }, Math.max(300, logAsked + logPause - Date.now()));
  }

  async function readLog() {
    const answer = await fetch(live.dataset.log + "?offset=" + end);
    if (!answer.ok) return;
    const isAtEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 30;
    log.append(decoder.decode(await answer.arrayBuffer(), { stream: true }));
    end = Number(answer.headers.get("Werkbank-Next-Offset"));
    if (isAtEnd) log.scrollTop = log.scrollHeight;
  }

  const source = new EventSource(live.dataset.events);
  source.addEventListener("progress", (event) => showPhases(JSON.parse(event.data).phases));
  source.addEventListener("metrics", (event) => addPoints(JSON.parse(event.data)));
  source.addEventListener("state", (event) => {
    const state = JSON.parse(event.data).state;
    if (["SUCCEEDED", "FAILED", "CANCELLED", "LOST"].includes(state)) {
      source.close();
      window.location.reload();
      return;
    }
    live.querySelector("[data-waiting]").hidden = state !== "QUEUED";
    const badge = document.querySelector("#run-state [data-state]");
    const shown = badge && badge.dataset.state;
    if (badge && shown !== state) {
      badge.dataset.state = state;
      badge.textContent = live.getAttribute("data-state-" + state.toLowerCase()) || badge.textContent;
    }
    readLogSoon();
  });
})();
