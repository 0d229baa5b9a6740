"use strict";
// Navigation drawer, CSRF header for htmx, problems shown where they happen. Loaded on every page.
(function () {
  const button = document.querySelector(".menu-button");
  const navigation = document.getElementById("navigation");
  if (button && navigation) {
    const show = (open) => {
      navigation.classList.toggle("open", open);
      button.setAttribute("aria-expanded", String(open));
    };
    button.addEventListener("click", () => show(!navigation.classList.contains("open")));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && navigation.classList.contains("open")) {
        show(false);
        button.focus();
      }
    });
  }

  document.body.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRF-Token"] = document.querySelector("meta[name=csrf-token]").content;
  });
  // A refused request answers with a problem fragment; it goes to the message area.
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status >= 400) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
      event.detail.target = document.getElementById("messages") || event.detail.target;
      event.detail.swapOverride = "innerHTML";
    }
  });

  document.querySelectorAll("[data-confirm]").forEach((element) => {
    element.addEventListener("submit", (event) => {
      if (!window.confirm(element.dataset.confirm)) event.preventDefault();
    });
  });
})();
