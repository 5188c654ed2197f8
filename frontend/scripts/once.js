// A form is sent once: a second press within two seconds is taken for the same press.

const PAUSE = 2000;
const sent = new WeakMap();

export function once() {
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    const before = sent.get(event.target) ?? -Infinity;
    if (event.timeStamp - before < PAUSE) event.preventDefault();
    else sent.set(event.target, event.timeStamp);
  });
}
