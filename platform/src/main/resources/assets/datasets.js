"use strict";
// Uploads a file so that it can be paused and resumed (resumable.js), or several as a draft that is then
// committed, with progress over all of them, and says where a file is wrong.
(function () {
  const language = document.documentElement.lang;
  const csrf = () => document.querySelector("meta[name=csrf-token]").content;
  const filled = (pattern, values) => pattern.replace(/\{(\d)\}/g, (all, i) => values[Number(i)]);

  function number(count) {
    return new Intl.NumberFormat(language).format(count);
  }

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
    const said = form.querySelector(".upload-said");
    let samples = [];
    let tenths = 0;
    return {
      loaded(count) {
        // The speed of the last ten seconds, so that a pause or a slow stretch is soon forgotten.
        const now = performance.now();
        samples = samples.filter((one) => now - one.time < 10000);
        samples.push({ time: now, count: count });
        const seconds = (now - samples[0].time) / 1000;
        const speed = (count - samples[0].count) / Math.max(seconds, 0.001);
        bar.value = total === 0 ? 0 : Math.min(1, count / total);
        words.textContent = filled(form.dataset.progress, [
          bytes(count),
          bytes(total),
          bytes(speed),
          speed === 0 ? "…" : duration((total - count) / speed),
        ]);
        // Read aloud at every tenth and not at every byte.
        if (Math.floor((10 * count) / total) > tenths) {
          tenths = Math.floor((10 * count) / total);
          said.textContent = words.textContent;
        }
      },
      checking() {
        bar.removeAttribute("value");
        words.textContent = form.dataset.checking;
        said.textContent = form.dataset.checking;
      },
      halted(sentence) {
        samples = [];
        words.textContent = sentence;
        said.textContent = sentence;
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

  // By this the browser finds an upload again that was not finished.
  function markOf(form, file, columns, delimiter) {
    const place = form.elements.name ? "new " + form.elements.name.value : form.dataset.dataset;
    return ["werkbank", place, nameOf(file), file.size, file.lastModified, columns, delimiter].join("|");
  }

  function uploadResumable(form, file, columns, delimiter) {
    const metadata = { dataset: form.dataset.dataset, filename: nameOf(file) };
    if (columns !== "") metadata.columns = columns;
    if (delimiter !== "") metadata.delimiter = delimiter;
    const progress = progressOf(form, file.size);
    const controls = form.querySelector(".upload-controls");
    const [pause, giveUp] = controls.querySelectorAll("button");
    const mark = markOf(form, file, columns, delimiter);
    let isPaused = false;
    let sent = 0;
    return new Promise((resolve, reject) => {
      const halt = (pattern) => {
        isPaused = true;
        pause.textContent = form.dataset.resume;
        progress.halted(filled(pattern, [bytes(sent), bytes(file.size)]));
      };
      const over = (how) => {
        controls.hidden = true;
        how();
      };
      const upload = window.resumable.upload(
        { file: file, mark: mark, metadata: metadata, csrf: csrf },
        {
          sent(count) {
            if (isPaused) return;
            sent = count;
            if (count < file.size) progress.loaded(count);
            else progress.checking();
          },
          done: () => over(resolve),
          broken: () => halt(form.dataset.broken),
          refused: (text) => over(() => reject(problemOf(text, form))),
        });
      pause.textContent = form.dataset.pause;
      pause.onclick = () => {
        if (!isPaused) {
          upload.pause();
          halt(form.dataset.paused);
          return;
        }
        isPaused = false;
        pause.textContent = form.dataset.pause;
        upload.start();
      };
      giveUp.onclick = () => {
        isPaused = true;
        upload.giveUp().catch(() => {}).finally(() =>
          over(() => reject(new Refused({ detail: form.dataset.givenUp }))));
      };
      controls.hidden = false;
      upload.start();
    });
  }

  async function uploadOne(form, base, file, columns, delimiter) {
    if (window.resumable.isPossible()) {
      await uploadResumable(form, file, columns, delimiter);
      return;
    }
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

  function filesOf(form) {
    return [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
  }

  function list(form) {
    const box = form.querySelector(".chosen-files");
    const files = filesOf(form);
    const tooMany = files.length > Number(form.dataset.most);
    box.hidden = files.length < 2 || tooMany;
    form.querySelector(".upload-problem").replaceChildren();
    tellOfUnfinished(form, files);
    if (tooMany) {
      box.querySelector("div").replaceChildren();
      show(form, new Refused({ detail: filled(form.dataset.tooMany, [number(files.length)]) }));
      return;
    }
    box.querySelector("legend").textContent = filled(form.dataset.chosen, [number(files.length)]);
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

  function saidOf(form) {
    const open = form.querySelector("#no-header").open;
    return {
      columns: open ? form.elements.columns.value.trim() : "",
      delimiter: open ? form.elements.delimiter.value : "",
    };
  }

  async function tellOfUnfinished(form, files) {
    const hint = form.querySelector(".upload-unfinished");
    const { columns, delimiter } = saidOf(form);
    const found =
      files.length === 1 ? await window.resumable.unfinished(markOf(form, files[0], columns, delimiter)) : [];
    hint.textContent = found.length > 0 ? form.dataset.unfinished : "";
  }

  // A new data set whose file was cut off is there already, and so is one whose file was refused.
  async function datasetOf(form, files, columns, delimiter) {
    if (form.dataset.dataset !== "") return form.dataset.dataset;
    const found =
      files.length === 1 ? await window.resumable.unfinished(markOf(form, files[0], columns, delimiter)) : [];
    return found.length > 0 ? found[0].metadata.dataset : create(form);
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
      const { columns, delimiter } = saidOf(form);
      if (files.length === 0) {
        // What is wrong with the choice stands there already.
        if (filesOf(form).length <= Number(form.dataset.most)) {
          show(form, new Refused({ detail: form.dataset.none }));
        }
        return;
      }
      form.querySelector(".upload-problem").replaceChildren();
      button.disabled = true;
      try {
        form.dataset.dataset = await datasetOf(form, files, columns, delimiter);
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
