// What pages do better with a script; without one they work all the same.
import { Checkboxes } from "govuk-frontend/dist/govuk/components/checkboxes/checkboxes.mjs";
import { ErrorSummary } from "govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs";
import { PasswordInput } from "govuk-frontend/dist/govuk/components/password-input/password-input.mjs";
import { Radios } from "govuk-frontend/dist/govuk/components/radios/radios.mjs";
import { counter } from "./counter.js";
import { desk } from "./desk.js";
import { keeps } from "./keeps.js";
import { keys } from "./keys.js";
import { live } from "./live.js";
import { offline } from "./offline.js";
import { once } from "./once.js";
import { print } from "./print.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");

/** Wakes the components inside `scope`: the whole page at first, later each part that htmx brings. */
function wake(scope) {
  for (const Component of [ErrorSummary, PasswordInput, Radios, Checkboxes]) {
    const selector = `[data-module="${Component.moduleName}"]:not([data-${Component.moduleName}-init])`;
    for (const root of scope.querySelectorAll(selector)) {
      try {
        new Component(root);
      } catch (error) {
        reportError(error); // one broken part must not keep the others asleep
      }
    }
  }
  print(scope);
}

wake(document);
keys();
counter();
desk();
live();
offline();
once();
keeps();
document.addEventListener("htmx:afterSwap", (event) => wake(event.target));
