import type { Root } from "hast";
import type { Options as Schema } from "rehype-sanitize";
import rehypeSanitize from "rehype-sanitize";
import { unified } from "unified";

/**
 * What the HTML of a lesson may hold. The renderer makes nothing else; this stands behind it so that a mistake there, or
 * a link written in a department's own lesson, cannot become a script.
 */
const SCHEMA: Schema = {
  tagNames: (
    "a b blockquote br code dd del details div dl dt em fieldset figcaption figure form h2 h3 h4 hr i input label " +
    "legend li ol p pre section span strong summary table tbody td th thead tr ul"
  ).split(" "),
  attributes: {
    a: ["href", ["className", "term"], "dataTerm"],
    b: [["ariaHidden", "true"]],
    details: [["className", "key", "no-print"]],
    figure: [["className", "fig"], "dataSrc", "dataAlt"],
    form: [["className", "check", "no-read"], ["action", /^#cau-[a-z0-9-]+$/], "dataCheck", "dataKind"],
    i: ["lang"],
    input: [["type", "radio", "checkbox"], "name", "value", "disabled", "checked"],
    label: [["className", "opt"], "dataRight", "dataFeedback"],
    ol: ["start"],
    section: [["className", "glossary"]],
    span: [["className", "eyebrow"], "lang"],
    td: ["align"],
    th: ["align", "scope"],
    "*": [["id", /^(cau|tu)-[a-z0-9-]+$/]],
  },
  protocols: { href: ["http", "https"] },
  // Every field is given: what is left out would fall back to the defaults of the library.
  ancestors: {},
  required: {},
  strip: ["script", "style"],
  clobber: [],
  clobberPrefix: "",
  allowComments: false,
  allowDoctypes: false,
};

const cleaner = unified().use(rehypeSanitize, SCHEMA);

/** The tree without anything that is not on the list. */
export function sanitise(tree: Root): Root {
  return cleaner.runSync(tree) as Root;
}
