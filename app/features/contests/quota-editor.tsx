import { fieldId } from "#app/components/field.tsx";
import { Icon } from "#app/components/icon.tsx";
import type { QuotaLine } from "#app/domain/contest.ts";
import { DIFFICULTIES, type Difficulty, LEVELS, type Level, PILLARS, type Pillar } from "#app/domain/question.ts";
import { fits } from "#app/domain/quota.ts";
import { formatNumber } from "#app/domain/vietnamese.ts";
import type { Values } from "./form-reader.ts";
import { DIFFICULTY_NAMES, LEVEL_NAMES, PILLAR_WORDS } from "./words.ts";

/** Questions of the bank that a quota cannot tell apart, and how many there are. */
export interface Stratum {
  readonly pillar: Pillar;
  readonly difficulty: Difficulty;
  readonly levels: readonly Level[];
  readonly tags: readonly string[];
  readonly n: number;
}

/** One row of the quota as it stands in the form; empty = any, or no number yet. */
export interface QuotaRow {
  readonly pillar: string;
  readonly level: string;
  readonly difficulty: string;
  readonly tag: string;
  readonly n: string;
}

const EMPTY_ROW: QuotaRow = { pillar: "", level: "", difficulty: "", tag: "", n: "" };

/** Saved lines as rows. */
export function rowsOfQuota(quota: readonly QuotaLine[]): QuotaRow[] {
  return quota.map(({ pillar = "", level = "", difficulty = "", tag = "", n }) => ({
    pillar,
    level,
    difficulty,
    tag,
    n: String(n),
  }));
}

/** The rows of a form that came back; one empty row where there was none. */
export function rowsOfValues(values: Values): QuotaRow[] {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  const rows = rowsOfForm(form);
  return rows.length > 0 ? rows : [EMPTY_ROW];
}

/** How many questions of the bank fit a row by itself. */
export function availableIn(strata: readonly Stratum[], { pillar, level, difficulty, tag }: QuotaRow): number {
  const line = {
    pillar: (pillar || undefined) as Pillar | undefined,
    level: (level || undefined) as Level | undefined,
    difficulty: (difficulty || undefined) as Difficulty | undefined,
    tag: tag || undefined,
    n: 1,
  };
  return strata.reduce((sum, stratum) => sum + (fits(line, stratum) ? stratum.n : 0), 0);
}

/** The rows of a form that is being typed into. */
export function rowsOfForm(form: FormData): QuotaRow[] {
  const rows: QuotaRow[] = [];
  const text = (name: string) => String(form.get(name) ?? "");
  for (let at = 0; form.has(`q${at}_n`); at += 1) {
    const of = (field: string) => text(`q${at}_${field}`);
    rows.push({ pillar: of("pillar"), level: of("level"), difficulty: of("difficulty"), tag: of("tag"), n: of("n") });
  }
  return rows;
}

export function questionsIn(rows: readonly QuotaRow[]): number {
  return rows.reduce((sum, row) => sum + (/^\d+$/.test(row.n.trim()) ? Number(row.n) : 0), 0);
}

interface QuotaEditorProps {
  /** What the form begins with. */
  rows: readonly QuotaRow[];
  /** What it holds now. */
  typed: readonly QuotaRow[];
  strata: readonly Stratum[];
  tags: readonly { tag: string; n: number }[];
  /** So many papers' worth of questions must be there at once. */
  parts: number;
  errors: Readonly<Record<string, string>>;
}

/** Lines of the quota, each with what the bank holds for it. A line without a number does not count. */
export function QuotaEditor({ rows, typed, strata, tags, parts, errors }: QuotaEditorProps) {
  return (
    <ol className="bare quota">
      {rows.map((row, at) => {
        const now = typed[at] ?? row;
        const available = availableIn(strata, now);
        const needed = questionsIn([now]) * parts;
        const error = errors[`q${at}_n`];
        const short = needed > available;
        const id = (field: string) => fieldId(`q${at}_${field}`);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own
          <li key={at}>
            <fieldset>
              <legend className="hide">Dòng {at + 1}</legend>
              <div className="quota-line">
                <Choice id={id("pillar")} name={`q${at}_pillar`} label="Mảng" any="Mảng bất kỳ" value={row.pillar}>
                  {PILLARS.map((pillar) => [pillar, PILLAR_WORDS[pillar]])}
                </Choice>
                <Choice id={id("level")} name={`q${at}_level`} label="Cấp" any="Mọi cấp" value={row.level}>
                  {LEVELS.map((level) => [level, LEVEL_NAMES[level]])}
                </Choice>
                <Choice
                  id={id("difficulty")}
                  name={`q${at}_difficulty`}
                  label="Mức độ"
                  any="Mọi mức"
                  value={row.difficulty}
                >
                  {DIFFICULTIES.map((difficulty) => [difficulty, DIFFICULTY_NAMES[difficulty]])}
                </Choice>
                <Choice id={id("tag")} name={`q${at}_tag`} label="Chủ đề" any="Mọi chủ đề" value={row.tag}>
                  {tags.map(({ tag, n }) => [tag, `${tag} (${n})`])}
                </Choice>
                <label htmlFor={id("n")}>
                  <span>Số câu</span>
                  <input
                    id={id("n")}
                    name={`q${at}_n`}
                    type="text"
                    inputMode="numeric"
                    autoComplete="off"
                    maxLength={3}
                    defaultValue={row.n}
                    aria-invalid={error ? true : undefined}
                    aria-describedby={error ? `${id("n")}-loi ${id("n")}-kho` : `${id("n")}-kho`}
                  />
                </label>
              </div>
              <p className={short ? "err" : "small soft"} id={`${id("n")}-kho`}>
                {short && <Icon name="alert" />}
                Kho có {formatNumber(available)} câu hợp
                {needed > 0 && parts > 1 ? `, cần ${formatNumber(needed)}` : ""}
                {short ? `: thiếu ${formatNumber(needed - available)}` : ""}.
              </p>
              {error && (
                <p className="err" id={`${id("n")}-loi`}>
                  <Icon name="alert" />
                  {error}
                </p>
              )}
            </fieldset>
          </li>
        );
      })}
    </ol>
  );
}

function Choice({
  id,
  name,
  label,
  any,
  value,
  children,
}: {
  id: string;
  name: string;
  label: string;
  any: string;
  value: string;
  children: readonly (readonly [string, string])[];
}) {
  return (
    <label htmlFor={id}>
      <span>{label}</span>
      <select id={id} name={name} defaultValue={value}>
        <option value="">{any}</option>
        {children.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
