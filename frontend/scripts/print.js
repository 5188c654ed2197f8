// The browser's print, offered as an act where the page is meant for paper. Hidden where no script runs.

export function print(scope) {
  for (const button of scope.querySelectorAll("[data-print][hidden]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
