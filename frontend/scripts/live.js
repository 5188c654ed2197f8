// A board that stands open reads itself anew, gently: not while it is hidden, worked in or being selected from, and
// never by an answer that is no board (the session has ended, the house is away).

export function live() {
  document.addEventListener("htmx:beforeRequest", (event) => {
    const board = event.target;
    if (!(board instanceof Element) || !board.matches("[data-live]")) return;
    const isWorkedIn = board.contains(document.activeElement) || !document.getSelection().isCollapsed;
    if (document.hidden || isWorkedIn) event.preventDefault();
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const board = event.detail.elt;
    if (!(board instanceof Element) || !board.matches("[data-live]")) return;
    if (!event.detail.serverResponse.includes(`id="${board.id}"`)) event.detail.shouldSwap = false;
  });
}
