/**
 * The rules of the layout: which part may import which, and what only one place may do. A part that is not listed for
 * another may not be imported there; `types` allows type-only imports.
 */
import { type Import, parse, type Source, type Tree } from "./architecture-source.ts";

export interface Breach {
  readonly path: string;
  readonly line: number;
  readonly problem: string;
}

/** Later features may use earlier ones, through their api.server.ts alone; earlier ones never know later ones. */
export const featureOrder = [
  "units",
  "people",
  "branches",
  "imports",
  "rolls",
  "accounts",
  "staff",
  "staff-lists",
  "school-years",
  "privacy",
  "questions",
  "lessons",
  "countries",
  "assignments",
  "guides",
  "editorial",
  "contests",
  "attempts",
  "boards",
  "remedies",
  "monitor",
  "corrections",
  "reports",
  "annual-report",
  "data-api",
  "demo",
] as const;

const longestFile = 300;

interface Rule {
  readonly values: readonly string[];
  readonly types?: readonly string[];
}

const base = ["domain", "paths", "base"];
const data = ["queries", "db-shared"];
const everything = [
  ...base,
  ...data,
  "content",
  "sheets",
  "auth",
  "http",
  "components",
  "features",
  "server",
  "db",
  "ops",
  "browser",
];

const rules: Readonly<Record<string, Rule>> = {
  domain: { values: ["domain"] },
  content: { values: ["domain", "content", "base"] },
  sheets: { values: ["domain", "sheets"] },
  paths: { values: ["domain"] },
  base: { values: base, types: [...data, "db", "ops", "auth", "http", "server"] },
  components: { values: [...base, "components"] },
  browser: { values: ["domain", "paths", "browser"] },
  http: { values: [...base, ...data, "sheets", "http"], types: ["db", "ops", "auth", "content", "server"] },
  auth: { values: [...base, ...data, "auth", "http"], types: ["db", "ops", "server"] },
  features: {
    values: [...base, ...data, "content", "sheets", "auth", "http", "components", "features"],
    types: ["db", "ops"],
  },
  routes: {
    values: [...base, ...data, "content", "sheets", "auth", "http", "components", "features"],
    types: ["db", "ops", "server"],
  },
  server: { values: everything.filter((part) => part !== "browser") },
  db: { values: ["db", "ops", ...data], types: ["domain"] },
  // the writer's own decisions: what it accepts is what forms and grading understand, by the same rule
  ops: { values: ["ops", "domain", "db-shared"], types: data },
  queries: { values: data, types: ["db", "domain"] },
  "db-shared": { values: ["db-shared"], types: ["db", "queries", "domain"] },
  scripts: { values: [...everything, "scripts", "bench"] },
  // what is measured stands on the same worlds as what is tested
  bench: { values: [...everything, "scripts", "bench", "tests"] },
};

/** The part of the layout that a file belongs to. */
export function partOf(path: string): string {
  const [top, folder = "", ...below] = path.split("/");
  if (top === "scripts" && folder === "bench") return "bench";
  if (top !== "app" && top !== "db") return top ?? "";
  if (top === "db") {
    if (folder === "queries" || folder === "ops") return folder;
    return /^db\/(schema|errors|ids|transaction|order-sql)\.ts$/.test(path) ? "db-shared" : "db";
  }
  if (below.length > 0) return folder;
  if (folder === "paths.ts") return "paths";
  // The document shell and the entries are pages like any other; routes.ts is the map of them.
  return /^(root\.tsx|routes\.ts|entry\..+)$/.test(folder) ? "routes" : "base";
}

/** Every breach of the rules in the tree, in the tree's order. */
export function findBreaches(tree: Tree): Breach[] {
  const segments = urlSegments(tree);
  return [...tree].flatMap(([path, text]) => {
    const source = parse(path, text);
    return [...importBreaches(source), ...textBreaches(source, segments)];
  });
}

function importBreaches(source: Source): Breach[] {
  const from = partOf(source.path);
  return source.imports.flatMap((entry) => {
    const problem = entry.ours ? ourImport(source.path, from, entry) : packageImport(source.path, from, entry);
    return problem ? [{ path: source.path, line: entry.line, problem }] : [];
  });
}

function ourImport(path: string, from: string, { target, typeOnly }: Import): string | null {
  if (/\.(css|svg|json)$/.test(target)) return null;
  const to = partOf(target);
  const rule = rules[from];
  if (!rule) return `no rule says what ${from} may import`;
  if (!rule.values.includes(to) && !(typeOnly && rule.types?.includes(to))) {
    return `${from} must not import ${to} (${target}${rule.types?.includes(to) ? "; only as a type" : ""})`;
  }
  return from === "features" && to === "features" ? featureImport(path, target) : null;
}

function featureImport(path: string, target: string): string | null {
  const [own = "", other = ""] = [path, target].map((file) => file.split("/")[2] ?? "");
  if (own === other) return null;
  const order: readonly string[] = featureOrder;
  for (const name of [own, other]) if (!order.includes(name)) return `feature "${name}" is not in the declared order`;
  if (order.indexOf(other) > order.indexOf(own)) return `feature ${own} must not import the later feature ${other}`;
  if (target === `app/features/${other}/api.server.ts`) return null;
  return `feature ${own} may import only api.server.ts of ${other}, not ${target}`;
}

function packageImport(path: string, from: string, { target, typeOnly }: Import): string | null {
  if (from === "domain") return `domain must not import ${target}`;
  if (from === "content" && /^react(-dom)?(\/|$)/.test(target)) return `content must not import ${target}`;
  if (from === "browser" && !typeOnly && target !== "idb")
    return `browser scripts must not import the package ${target}`;
  if (/^recharts(\/|$)/.test(target) && !/^app\/components\/([^/]+\/)*[^/]*Chart[^/]*$/i.test(path)) {
    return "recharts belongs to app/components/*Chart* alone";
  }
  // Kysely's migration helpers and the drivers stay behind db/: SQL is written there and nowhere else.
  if (/^(pg|better-sqlite3|kysely)$/.test(target) && !typeOnly && !/^(db|scripts)\//.test(path)) {
    return `only db/ speaks to the database: ${target}`;
  }
  return null;
}

function textBreaches({ path, lines, strings, outsideUses }: Source, segments: ReadonlySet<string>): Breach[] {
  const breaches: Breach[] = [];
  // what lists every table grows with them
  if (lines > longestFile && !path.startsWith("db/migrations/") && path !== "db/schema.ts") {
    breaches.push({ path, line: longestFile + 1, problem: `${lines} lines; the longest file has ${longestFile}` });
  }
  for (const { line, text } of outsideUses) {
    const forbidden = outsideUse(path, text);
    if (forbidden) breaches.push({ path, line, problem: forbidden });
  }
  if (/^app\/(routes|paths)\.ts$/.test(path)) return breaches;
  for (const { line, text } of strings) {
    const [, segment] = /^\/([^/?#]+)/.exec(text) ?? [];
    if (segment && segments.has(segment)) {
      breaches.push({
        path,
        line,
        problem: `URL ${JSON.stringify(text)} is spelled outside app/routes.ts and app/paths.ts`,
      });
    }
  }
  return breaches;
}

function outsideUse(path: string, text: string): string | null {
  const inDomain = partOf(path) === "domain";
  if (inDomain && /^(Date\.now|new Date\(\)|Math\.random|performance\.now|process\.\w+|crypto\.\w+)$/.test(text)) {
    return `domain must not use ${text}: the moment and the seed are arguments`;
  }
  const mayReadSettings = path === "app/env.server.ts" || /^scripts\/.*\.mjs$/.test(path);
  return text === "process.env" && !mayReadSettings ? "process.env is read in app/env.server.ts alone" : null;
}

/** First segments of our URLs: the known Vietnamese ones and whatever app/routes.ts maps. */
function urlSegments(tree: Tree): ReadonlySet<string> {
  const known = ["bai-hoc", "cuoc-thi", "bang-xep-hang", "dang-nhap", "dang-xuat", "thi", "bao-cao", "huong-dan"];
  const routes = parse("app/routes.ts", tree.get("app/routes.ts") ?? "").strings.flatMap(({ text }) => {
    const [, segment] = /^\/?([a-z0-9]+(?:-[a-z0-9]+)*)(?:\/:?[\w./:*-]*)?$/.exec(text) ?? [];
    return segment && !/^routes\/|\.tsx?$/.test(text) ? [segment] : [];
  });
  return new Set([...known, ...routes]);
}
