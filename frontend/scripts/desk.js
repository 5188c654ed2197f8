// A list to be worked through by keyboard: J and K (or the arrows) lead from row to row, the blank ticks one,
// Enter opens it; an act pressed with nothing ticked means the row one stands on. The list begins on the row
// from which one came back, else on its first: Enter opens the most urgent task at once.

function rows() {
  return [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent);
}

function rowOf(element) {
  return element?.closest?.("[data-row]") ?? null;
}

/** The step that a key means: down, up, or none. Letters only while letters are on. */
function stepOf(event) {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return 0;
  const letters = !document.documentElement.classList.contains("keys-off");
  const means = { ArrowDown: 1, ArrowUp: -1, ...(letters && { j: 1, k: -1 }) };
  return means[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? 0;
}

const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";

function walk(event) {
  const step = stepOf(event);
  if (!step || event.target.closest?.(TYPING)) return;
  const all = rows();
  const here = all.indexOf(rowOf(event.target));
  if (event.key.startsWith("Arrow") && here < 0) return; // outside the list the arrows scroll
  const next = all[here < 0 ? (step > 0 ? 0 : all.length - 1) : here + step];
  if (!next) return;
  event.preventDefault();
  next.querySelector("[data-open]")?.focus();
  next.scrollIntoView({ block: "nearest" });
}

/** In a row the blank ticks and Enter opens, whether one stands on its link or on its box. */
function tickOrOpen(event) {
  const row = rowOf(event.target);
  const box = row?.querySelector("[type=checkbox]");
  if (!box) return;
  if (event.key === " " && event.target.matches("[data-open]")) {
    event.preventDefault();
    box.click();
  } else if (event.key === "Enter" && event.target === box) {
    event.preventDefault();
    row.querySelector("[data-open]")?.click();
  }
}

function work(form) {
  const boxes = () => [...form.querySelectorAll("[name=viec]")];
  const all = form.querySelector("[data-tick-all]");
  const said = form.querySelector("[data-ticked]");
  let last = null;
  const tell = () => {
    const ticked = boxes().filter((box) => box.checked).length;
    said.hidden = !ticked;
    said.querySelector("strong").textContent = ticked;
    all.textContent = ticked === boxes().length ? all.dataset.on : all.dataset.off;
  };
  form.addEventListener("focusin", (event) => (last = rowOf(event.target) ?? last));
  form.addEventListener("change", tell);
  form.addEventListener("submit", () => {
    if (!boxes().some((box) => box.checked)) last?.querySelector("[name=viec]")?.click();
  });
  all.addEventListener("click", (event) => {
    event.preventDefault();
    const on = !boxes().every((box) => box.checked);
    for (const box of boxes()) box.checked = on;
    tell();
  });
  tell();
}

const LEFT = "motcua.left";

/** Keep from which row one left, for the way back; a machine that keeps nothing begins anew. */
function leave(event) {
  const open = event.target.closest?.("[data-open]");
  if (!open) return;
  try {
    sessionStorage.setItem(LEFT, open.pathname);
  } catch {
    // storage is shut: the list begins on its first row
  }
}

function leftFrom() {
  try {
    return sessionStorage.getItem(LEFT);
  } catch {
    return null;
  }
}

/** Stand on a row, unless the page or a reader already stands somewhere or has no keyboard. */
function begin() {
  if (document.activeElement !== document.body || location.hash || !matchMedia("(hover: hover)").matches) return;
  const ways = rows().map((row) => row.querySelector("[data-open]")).filter(Boolean);
  const back = ways.find((way) => way.pathname === leftFrom());
  (back ?? ways[0])?.focus({ preventScroll: !back });
}

export function desk() {
  document.addEventListener("keydown", walk);
  document.addEventListener("keydown", tickOrOpen);
  document.addEventListener("click", leave);
  for (const form of document.querySelectorAll("form[data-worklist]")) work(form);
  begin();
}
