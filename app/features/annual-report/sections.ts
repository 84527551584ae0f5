/** The sections of a report in the order of its official form. */
import type { ContestFigures, ReportData } from "./data.server.ts";
import type { Block, ReportChart, ReportTable, Section } from "./model.ts";
import { type NarrativeId, narrativeName, type ReportForm } from "./narrative.ts";

export interface SectionParts {
  readonly form: ReportForm;
  readonly data: ReportData;
  readonly text: Readonly<Record<NarrativeId, Block[]>>;
  readonly charts: readonly ReportChart[];
  readonly tables: readonly ReportTable[];
}

export function sectionsOf(parts: SectionParts): Section[] {
  return parts.form === "contest" ? contestSections(parts) : yearSections(parts);
}

const group = (id: string, title: string): Section => ({ id, level: 1, title, blocks: [] });

function sectionOf({ form, text }: SectionParts) {
  return (id: NarrativeId, level: 1 | 2, number: string, more: readonly Block[] = []): Section => ({
    id,
    level,
    title: `${number}. ${narrativeName(id, form)}`,
    blocks: [...text[id], ...more],
  });
}

function yearSections(parts: SectionParts): Section[] {
  const own = sectionOf(parts);
  return [
    own("direct", 1, "I"),
    group("results", "II. Kết quả thực hiện"),
    own("lessons", 2, "1", chart(parts, "lessons")),
    own("contests", 2, "2", contestBlocks(parts)),
    own("awards", 2, "3"),
    group("review", "III. Đánh giá"),
    own("strengths", 2, "1"),
    own("weaknesses", 2, "2"),
    own("causes", 2, "3"),
    own("plan", 1, "IV"),
    own("proposals", 1, "V"),
  ];
}

/** Grounds, organisation, who took part, results, review, proposals: the summary of a contest (domain notes D.2, A.5). */
function contestSections(parts: SectionParts): Section[] {
  const own = sectionOf(parts);
  const scores = parts.data.contests.flatMap((_contest, at) => table(parts, `c${at + 1}.scores`));
  return [
    own("basis", 1, "I"),
    own("direct", 1, "II"),
    own("contests", 1, "III", contestBlocks(parts)),
    group("results", "IV. Kết quả"),
    own("scores", 2, "1", scores),
    own("awards", 2, "2"),
    group("review", "V. Đánh giá"),
    own("strengths", 2, "1"),
    own("weaknesses", 2, "2"),
    own("causes", 2, "3"),
    own("proposals", 1, "VI"),
  ];
}

const hasSchools = (contest: ContestFigures) => contest.schools.some(({ role }) => role === "school");

function contestBlocks(parts: SectionParts): Block[] {
  return parts.data.contests.flatMap((contest, at) => [
    ...(hasSchools(contest) ? [{ table: `c${at + 1}.kinds` }] : []),
    ...chart(parts, `c${at + 1}.days`),
  ]);
}

const chart = ({ charts }: SectionParts, id: string): Block[] =>
  charts.some((each) => each.id === id) ? [{ chart: id }] : [];
const table = ({ tables }: SectionParts, id: string): Block[] =>
  tables.some((each) => each.id === id) ? [{ table: id }] : [];
