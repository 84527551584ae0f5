/** Reads source files for the architecture test: what they import, and what in their text the rules speak about. */
import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import ts from "typescript";

/** Source texts by their path from the project's folder, with forward slashes. */
export type Tree = ReadonlyMap<string, string>;

export interface Import {
  readonly line: number;
  /** The path of one of our files, or a package's name. */
  readonly target: string;
  readonly ours: boolean;
  /** Gone after compiling: `import type`, or nothing but `type` names in the braces. */
  readonly typeOnly: boolean;
}

export interface Source {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** String literals and the beginnings of template strings, import paths left out. */
  readonly strings: readonly { readonly line: number; readonly text: string }[];
  /** Uses of the world outside, as written: `Date.now`, `new Date()`, `Math.random`, `process.env` … */
  readonly outsideUses: readonly { readonly line: number; readonly text: string }[];
}

/** Reads every TypeScript and JavaScript file below the folders. */
export function readTree(root: string, folders: readonly string[]): Tree {
  const tree = new Map<string, string>();
  for (const folder of folders) {
    for (const name of readdirSync(`${root}/${folder}`, { recursive: true, encoding: "utf8" })) {
      const path = posix.join(folder, name.replaceAll("\\", "/"));
      if (/\.([cm]?[jt]s|tsx)$/.test(path)) tree.set(path, readFileSync(`${root}/${path}`, "utf8"));
    }
  }
  return tree;
}

/** Parses one file. */
export function parse(path: string, text: string): Source {
  const kind = path.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, kind);
  const imports: Import[] = [];
  const strings: { line: number; text: string }[] = [];
  const outsideUses: { line: number; text: string }[] = [];
  const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;

  const addImport = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const ours = /^[#.]/.test(specifier.text);
    imports.push({ line: lineOf(specifier), target: resolve(path, specifier.text), ours, typeOnly });
  };

  const visit = (node: ts.Node): void => {
    const imported = importOf(node);
    if (imported) {
      addImport(imported.specifier, imported.typeOnly);
      return;
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) strings.push({ line: lineOf(node), text: node.text });
    if (ts.isPropertyAccessExpression(node)) outsideUses.push({ line: lineOf(node), text: node.getText(file) });
    if (ts.isNewExpression(node) && node.expression.getText(file) === "Date" && !node.arguments?.length) {
      outsideUses.push({ line: lineOf(node), text: "new Date()" });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { path, lines: text.replace(/\n$/, "").split("\n").length, imports, strings, outsideUses };
}

/** The path that a node imports: a declaration, a re-export, `import("…")` as a value or as a type. */
function importOf(node: ts.Node): { specifier: ts.Node | undefined; typeOnly: boolean } | null {
  if (ts.isImportDeclaration(node)) {
    return { specifier: node.moduleSpecifier, typeOnly: isTypeImport(node.importClause) };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return { specifier: node.moduleSpecifier, typeOnly: node.isTypeOnly };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { specifier: node.argument.literal, typeOnly: true };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return { specifier: node.arguments[0], typeOnly: false };
  }
  return null;
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const names = clause.namedBindings;
  return !clause.name && !!names && ts.isNamedImports(names) && names.elements.every((element) => element.isTypeOnly);
}

/** `#app/x.ts` and relative paths become paths from the project's folder; anything else is a package. */
function resolve(from: string, specifier: string): string {
  const plain = specifier.replace(/\?.*$/, "");
  if (plain.startsWith("#")) return plain.slice(1);
  return plain.startsWith(".") ? posix.join(posix.dirname(from), plain) : plain;
}
