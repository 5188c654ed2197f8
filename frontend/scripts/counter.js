// What a clerk's hands do faster with a script: the scanner's Enter leads on to the next field, a form follows
// the answers that steer it, the slip is printed from the page, Enter leads from one needed answer to the next.

/** Enter in a field marked data-next leads to the field it names, as long as that one is empty. */
function leadOn(event) {
  const next = event.key === "Enter" && document.getElementById(event.target.dataset?.next ?? "");
  if (!next || next.value || !event.target.value) return;
  event.preventDefault();
  next.focus();
}

/** Prints the paper shown in a frame; without a script the link opens it instead. */
function printPaper(event) {
  const link = event.target.closest("[data-print-frame]");
  const frame = link && document.getElementById(link.dataset.printFrame);
  if (!frame?.contentWindow) return;
  event.preventDefault();
  frame.contentWindow.focus();
  frame.contentWindow.print();
}

const CONTROLS = "input:not([type=hidden], [type=submit], [type=button]), select, textarea";

function isEmpty(control) {
  if (control.type !== "radio" && control.type !== "checkbox") return !control.value;
  const group = control.form.querySelectorAll(`[name="${CSS.escape(control.name)}"]`);
  return ![...group].some((one) => one.checked);
}

/** An answer is needed unless its own label, or that of a group it stands in, says that it is not. */
function isNeeded(control) {
  const OWN = ":scope > label .mc-optional, :scope > fieldset > legend .mc-optional";
  if (document.querySelector(`label[for="${CSS.escape(control.id)}"] .mc-optional`)) return false;
  for (let group = control.closest(".govuk-form-group"); group; group = group.parentElement.closest(".govuk-form-group")) {
    if (group.querySelector(OWN)) return false;
  }
  return true;
}

function neededIn(form) {
  const controls = [...form.querySelectorAll("[data-first]")].flatMap((part) => [...part.querySelectorAll(CONTROLS)]);
  return controls.filter((control) => control.offsetParent && isNeeded(control) && isEmpty(control));
}

/** Puts the focus on the first thing to mend, else the first that is needed and empty, else the main act. */
function focusFirst(form) {
  (form.querySelector("[aria-invalid=true]") ?? neededIn(form)[0] ?? form.querySelector(".mc-act--main"))?.focus();
}

/** Enter leads on to the next answer that is needed; where none is missing, it sends the form. Shift+Enter is a new line. */
function leadThrough(form) {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || !event.target.matches(CONTROLS)) return;
    const missing = neededIn(form).filter((control) => control.name !== event.target.name);
    const behind = (control) => event.target.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING;
    const next = missing.find(behind) ?? (isEmpty(event.target) && isNeeded(event.target) ? null : missing[0]);
    if (!next && !event.target.matches("textarea")) return;
    event.preventDefault();
    if (next) next.focus();
    else form.requestSubmit();
  });
}

/** Presses the "go on" button that belongs to a steering answer by itself, and takes over what it brings. */
function follow(form) {
  const part = form.querySelector(form.dataset.follows);
  let asked = 0;
  let typed = 0;
  form.addEventListener("input", () => (typed += 1));
  form.addEventListener("change", async (event) => {
    const button = form.querySelector(`[data-refresh-for="${CSS.escape(event.target.name ?? "")}"]`);
    if (!button) return;
    const turn = (asked += 1);
    let sent;
    let page;
    do {
      sent = typed;
      const answer = await fetch(form.action || location.href, { method: "POST", body: new FormData(form, button) });
      if (!answer.ok || turn !== asked) return;
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
    } while (turn === asked && sent !== typed);
    const fresh = page.querySelector(form.dataset.follows);
    if (!fresh || turn !== asked) return;
    const held = document.activeElement?.id;
    part.replaceChildren(...fresh.childNodes);
    if (held) document.getElementById(held)?.focus();
  });
}

/** Adds up the notes of a drawer while they are counted, and says what the books expect; the house counts anew. */
function addUp(form) {
  const all = form.querySelector("[data-expected]");
  const off = all.querySelector("[data-off]");
  const dong = (sum) => `${Math.abs(sum).toLocaleString("vi-VN")}\u00a0đ`;
  const count = () => {
    let sum = 0;
    for (const input of form.querySelectorAll("[data-note]")) {
      const line = Number(input.dataset.note) * (Number.parseInt(input.value, 10) || 0);
      input.closest("tr").querySelector("[data-note-sum]").textContent = line ? dong(line) : "";
      sum += line;
    }
    const rest = sum - Number(all.dataset.expected);
    all.querySelector("[data-all]").textContent = dong(sum);
    off.textContent = rest ? `${rest > 0 ? off.dataset.more : off.dataset.less} ${dong(rest)}` : off.dataset.even;
    all.hidden = false;
  };
  form.addEventListener("input", count);
  count();
}

export function counter() {
  document.addEventListener("keydown", leadOn);
  document.addEventListener("click", printPaper);
  for (const form of document.querySelectorAll("form[data-follows]")) follow(form);
  for (const form of document.querySelectorAll("form[data-sums]")) addUp(form);
  for (const form of document.querySelectorAll("form[data-focus-first]")) {
    leadThrough(form);
    focusFirst(form);
  }
}
