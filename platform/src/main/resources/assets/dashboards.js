"use strict";
// The print button of the managers' page; without scripts the browser's own menu prints as well.
(function () {
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
  // Explanations belong into the printed report.
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("details:not(.chart-data)").forEach((one) => (one.open = true));
  });
})();
