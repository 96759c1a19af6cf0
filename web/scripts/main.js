// What pages do beside what the server does: htmx for drafts and parts of pages, keys for whoever works without a mouse.
import "htmx.org/dist/htmx.esm.min.js";
import "./keys.js";
import "./drafts.js";
import "./back.js";
import "./choose.js";
import "./print.js";
import "./trays.js";
import "./pictures.js";
import "./news.js";
