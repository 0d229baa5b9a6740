"use strict";
// Uploads a file as the raw body of one request, with progress, and says where the file is wrong.
(function () {
  const language = document.documentElement.lang;
  const csrf = () => document.querySelector("meta[name=csrf-token]").content;
  const filled = (pattern, values) => pattern.replace(/\{(\d)\}/g, (all, i) => values[Number(i)]);

  function bytes(count) {
    const units = ["B", "KiB", "MiB", "GiB"];
    let i = 0;
    while (count >= 1024 && i < units.length - 1) {
      count /= 1024;
      i += 1;
    }
    const digits = i === 0 ? 0 : 1;
    const number = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    return number.format(count) + " " + units[i];
  }

  function duration(seconds) {
    return seconds < 60 ? Math.max(1, Math.round(seconds)) + " s" : Math.round(seconds / 60) + " min";
  }

  class Refused extends Error {
    constructor(problem) {
      super(problem.detail);
      this.details = problem.errors || [];
    }
  }

  function problemOf(text, form) {
    try {
      return new Refused(JSON.parse(text));
    } catch (notJson) {
      return new Refused({ detail: form.dataset.failed });
    }
  }

  async function create(form) {
    const answer = await fetch("/api/v1/datasets", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf() },
      body: JSON.stringify({ name: form.elements.name.value, description: form.elements.description.value }),
    });
    const text = await answer.text();
    if (!answer.ok) throw problemOf(text, form);
    return JSON.parse(text).id;
  }

  function send(form, id, file) {
    const bar = form.querySelector("progress");
    const words = form.querySelector(".upload-progress p");
    const request = new XMLHttpRequest();
    const begin = performance.now();
    request.open("PUT", `/api/v1/datasets/${id}/versions?filename=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("X-CSRF-Token", csrf());
    // The browser's own idea of the type differs between systems; the name decides.
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => {
      const seconds = (performance.now() - begin) / 1000;
      const speed = event.loaded / Math.max(seconds, 0.001);
      bar.value = event.total === 0 ? 0 : event.loaded / event.total;
      words.textContent = filled(form.dataset.progress, [
        bytes(event.loaded),
        bytes(event.total),
        bytes(speed),
        duration((event.total - event.loaded) / Math.max(speed, 1)),
      ]);
    });
    request.upload.addEventListener("load", () => {
      bar.removeAttribute("value");
      words.textContent = form.dataset.checking;
    });
    return new Promise((resolve, reject) => {
      request.addEventListener("load", () =>
        request.status < 300 ? resolve() : reject(problemOf(request.responseText, form)));
      request.addEventListener("error", () => reject(new Refused({ detail: form.dataset.failed })));
      request.send(file);
    });
  }

  function show(form, problem) {
    const notice = document.createElement("div");
    notice.className = "notice bad";
    const sentence = document.createElement("p");
    sentence.textContent = problem.message;
    notice.append(sentence);
    const list = document.createElement("ul");
    (problem.details || []).forEach((one) => {
      const item = document.createElement("li");
      const place =
        one.line === undefined
          ? ""
          : one.column === undefined
            ? filled(form.dataset.line, [one.line])
            : filled(form.dataset.cell, [one.line, one.column]);
      item.textContent = (place + " " + one.detail).trim();
      list.append(item);
    });
    if (list.children.length > 0) notice.append(list);
    form.querySelector(".upload-problem").replaceChildren(notice);
  }

  document.querySelectorAll("form.upload").forEach((form) => {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = form.querySelector("button[type=submit]");
      const progress = form.querySelector(".upload-progress");
      form.querySelector(".upload-problem").replaceChildren();
      button.disabled = true;
      try {
        // A data set that was made before its file was refused is used again.
        form.dataset.dataset = form.dataset.dataset || (await create(form));
        progress.hidden = false;
        await send(form, form.dataset.dataset, form.querySelector("input[type=file]").files[0]);
        window.location.assign("/datasets/" + form.dataset.dataset);
      } catch (problem) {
        progress.hidden = true;
        button.disabled = false;
        show(form, problem);
      }
    });
  });
})();
