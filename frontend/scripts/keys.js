// Letters on acts: pressing T does what the act marked data-key="T" does.
// Only while nothing is being typed, never with Ctrl, Alt or Meta; whoever does not want them turns them off
// ([data-keys-switch]), and the choice is remembered on this machine.

const CHOICE = "motcua.keys";
const TYPING = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";

const OPEN = CSS.supports("selector(:popover-open)") ? "dialog[open], :popover-open" : "dialog[open]";

function remembered() {
  try {
    return localStorage.getItem(CHOICE);
  } catch {
    return null; // storage is shut: letters stay on
  }
}

function remember(choice) {
  try {
    localStorage.setItem(CHOICE, choice);
  } catch {
    // storage is shut: the choice holds for this page
  }
}

function show(on) {
  document.documentElement.classList.toggle("keys-off", !on);
  for (const button of document.querySelectorAll("[data-keys-switch]")) {
    button.hidden = false;
    button.setAttribute("aria-pressed", String(on));
    button.textContent = on ? button.dataset.on : button.dataset.off;
  }
}

function actFor(letter) {
  return [...document.querySelectorAll("[data-key]")].find(
    (act) => act.dataset.key.toLowerCase() === letter && !act.disabled && act.getAttribute("aria-disabled") !== "true" && act.offsetParent !== null,
  );
}

function press(event) {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  if (document.querySelector(OPEN)) return;
  if (event.target.closest?.(TYPING)) {
    if (event.key === "Escape" && document.querySelector("[data-key]")) event.target.blur(); // back to the letters
    return;
  }
  const act = actFor(event.key.toLowerCase());
  if (!act) return;
  event.preventDefault();
  act.focus();
  if (act.matches("a, button, summary, [type=submit]")) act.click();
}

export function keys() {
  let on = remembered() !== "off";
  show(on);
  for (const button of document.querySelectorAll("[data-keys-switch]")) {
    button.addEventListener("click", () => {
      on = !on;
      remember(on ? "on" : "off");
      show(on);
    });
  }
  document.addEventListener("keydown", (event) => on && press(event));
}
