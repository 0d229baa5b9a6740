"use strict";
// Uploads a file as the raw body of one request, or several as a draft that is then committed, with
// progress over all of them, and says where a file is wrong.
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

  async function call(form, method, path, body) {
    const answer = await fetch(path, {
      method: method,
      headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf() },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw problemOf(text, form);
    return text === "" ? null : JSON.parse(text);
  }

  async function create(form) {
    const made = { name: form.elements.name.value, description: form.elements.description.value };
    return (await call(form, "POST", "/api/v1/datasets", made)).id;
  }

  function progressOf(form, total) {
    const bar = form.querySelector("progress");
    const words = form.querySelector(".upload-progress p");
    const begin = performance.now();
    return {
      loaded(count) {
        const seconds = (performance.now() - begin) / 1000;
        const speed = count / Math.max(seconds, 0.001);
        bar.value = total === 0 ? 0 : Math.min(1, count / total);
        words.textContent = filled(form.dataset.progress, [
          bytes(count),
          bytes(total),
          bytes(speed),
          duration((total - count) / Math.max(speed, 1)),
        ]);
      },
      checking() {
        bar.removeAttribute("value");
        words.textContent = form.dataset.checking;
      },
    };
  }

  function send(form, path, file, loaded, sent) {
    const request = new XMLHttpRequest();
    request.open("PUT", path);
    request.setRequestHeader("X-CSRF-Token", csrf());
    // The browser's own idea of the type differs between systems; the name decides.
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => loaded(event.loaded));
    request.upload.addEventListener("load", sent);
    return new Promise((resolve, reject) => {
      request.addEventListener("load", () =>
        request.status < 300 ? resolve() : reject(problemOf(request.responseText, form)));
      request.addEventListener("error", () => reject(new Refused({ detail: form.dataset.failed })));
      request.send(file);
    });
  }

  // Names as CSV has them, with "a, b" for one that has a comma; line breaks separate as well.
  function namesOf(text) {
    const names = [];
    let name = "";
    let quoted = false;
    for (let i = 0; i < text.length; i += 1) {
      const c = text[i];
      if (quoted && c === '"' && text[i + 1] === '"') {
        name += c;
        i += 1;
      } else if (c === '"') {
        quoted = !quoted;
      } else if (!quoted && (c === "," || c === "\n")) {
        names.push(name.trim());
        name = "";
      } else {
        name += c;
      }
    }
    return [...names, name.trim()];
  }

  // In a folder two files may have the same name, so the way to them goes into it.
  function nameOf(file) {
    const way = (file.webkitRelativePath || "").split("/").slice(1);
    return way.length > 1 ? way.join("_") : file.name;
  }

  async function uploadOne(form, base, file, columns, delimiter) {
    const query = new URLSearchParams({ filename: nameOf(file) });
    if (columns !== "") query.set("columns", columns);
    if (delimiter !== "") query.set("delimiter", delimiter);
    const progress = progressOf(form, file.size);
    await send(form, `${base}/versions?${query}`, file, progress.loaded, progress.checking);
  }

  async function uploadAll(form, base, files, columns, delimiter) {
    const total = files.reduce((sum, file) => sum + file.size, 0);
    const progress = progressOf(form, total);
    const draft = `${base}/drafts/${(await call(form, "POST", `${base}/drafts`)).id}`;
    try {
      let before = 0;
      for (const file of files) {
        const path = `${draft}/files?${new URLSearchParams({ filename: nameOf(file) })}`;
        await send(form, path, file, (count) => progress.loaded(Math.min(total, before + count)), () => {});
        before += file.size;
      }
      progress.checking();
      const said = {};
      if (columns !== "") said.columns = namesOf(columns.replace(/,?\s*\n\s*/g, "\n"));
      if (delimiter !== "") said.delimiter = delimiter;
      await call(form, "POST", `${draft}/commit`, said);
    } catch (problem) {
      // The files are sent anew next time; a draft that stays all the same is removed after a week.
      await call(form, "DELETE", draft).catch(() => {});
      throw problem;
    }
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

  function list(form) {
    const box = form.querySelector(".chosen-files");
    const files = [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
    box.hidden = files.length < 2;
    box.querySelector("legend").textContent = filled(form.dataset.chosen, [files.length]);
    box.querySelector("div").replaceChildren(
      ...files.map((file) => {
        const label = document.createElement("label");
        const check = document.createElement("input");
        check.type = "checkbox";
        check.checked = true;
        check.file = file;
        label.append(check, " " + nameOf(file) + " (" + bytes(file.size) + ")");
        return label;
      }),
    );
  }

  function chosen(form) {
    return [...form.querySelectorAll(".chosen-files input:checked")].map((check) => check.file);
  }

  document.querySelectorAll("form.upload").forEach((form) => {
    form.querySelectorAll("input[type=file]").forEach((input) =>
      input.addEventListener("change", () => list(form)));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = form.querySelector("button[type=submit]");
      const progress = form.querySelector(".upload-progress");
      const files = chosen(form);
      const open = form.querySelector("#no-header").open;
      const columns = open ? form.elements.columns.value.trim() : "";
      const delimiter = open ? form.elements.delimiter.value : "";
      form.querySelector(".upload-problem").replaceChildren();
      if (files.length === 0) {
        show(form, new Refused({ detail: form.dataset.none }));
        return;
      }
      button.disabled = true;
      try {
        // A data set that was made before its file was refused is used again.
        form.dataset.dataset = form.dataset.dataset || (await create(form));
        const base = "/api/v1/datasets/" + form.dataset.dataset;
        progress.hidden = false;
        await (files.length === 1
          ? uploadOne(form, base, files[0], columns, delimiter)
          : uploadAll(form, base, files, columns, delimiter));
        window.location.assign("/datasets/" + form.dataset.dataset);
      } catch (problem) {
        progress.hidden = true;
        button.disabled = false;
        show(form, problem);
      }
    });
  });
})();
