// A form is sent once: a second press of the same button within two seconds is taken for the same press.
// Another button of the form says something else, as where one form hands out two kinds of file.

const PAUSE = 2000;
const sent = new WeakMap();

export function once() {
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    const before = sent.get(event.target);
    const isSame = before && before.by === event.submitter && event.timeStamp - before.at < PAUSE;
    if (isSame) event.preventDefault();
    else sent.set(event.target, { by: event.submitter, at: event.timeStamp });
  });
}
