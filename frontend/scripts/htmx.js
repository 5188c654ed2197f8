// htmx as a script of its own, for the pages that ask for it. Its settings stand in the page's <meta name="htmx-config">.
import "htmx.org/dist/htmx.min.js";
