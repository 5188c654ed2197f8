// What is being typed into a form marked [data-keeps] is remembered in this tab until it is saved: a reload, a lost
// connection or a closed lid loses nothing. The mark names the row and its version, so that old words never
// come back over newer ones.

const PREFIX = "motcua.keeps.";

function store() {
  try {
    return window.sessionStorage;
  } catch {
    return null; // storage is shut: the page works without
  }
}

function fields(form) {
  return [...form.elements].filter((field) => field.name && !["hidden", "submit", "button", "file"].includes(field.type));
}

function typed(form) {
  return Object.fromEntries(
    fields(form).map((field) => [field.name, field.type === "checkbox" ? field.checked : field.value]),
  );
}

function bring(form, kept) {
  for (const field of fields(form)) {
    if (!(field.name in kept)) continue;
    if (field.type === "checkbox") field.checked = kept[field.name];
    else field.value = kept[field.name];
  }
}

export function keeps() {
  const room = store();
  const form = document.querySelector("form[data-keeps]");
  if (!room || !form) return;
  const key = PREFIX + form.dataset.keeps;
  const [row] = form.dataset.keeps.split(".");
  for (const old of Object.keys(room)) {
    if (old.startsWith(`${PREFIX}${row}.`) && old !== key) room.removeItem(old);
  }
  const kept = room.getItem(key);
  if (kept && !form.querySelector(".govuk-error-message")) bring(form, JSON.parse(kept));
  form.addEventListener("input", () => room.setItem(key, JSON.stringify(typed(form))));
}
