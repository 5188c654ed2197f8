// While there is no network nothing is sent: what was typed stays on the page, and the page says how to go on.
// Without a script the browser says so itself, and its way back leads here again.

export function offline() {
  const told = document.querySelector("[data-offline]");
  if (!told) return;
  const tell = () => {
    told.hidden = navigator.onLine;
  };
  window.addEventListener("offline", tell);
  window.addEventListener("online", tell);
  tell();
  document.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // it was not sent: the same button may be pressed again at once
    tell();
    told.focus();
  });
}
