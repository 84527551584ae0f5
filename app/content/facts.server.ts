import { FACT_LEVELS, type Fact, type FactLevel, type Problem } from "./types.ts";

const HEADER = "id\tlevel\ttext\tsources";

export interface FactLine {
  readonly file: string;
  readonly fact: Fact;
  readonly line: number;
}

function isLevel(value: string | undefined): value is FactLevel {
  return FACT_LEVELS.some((level) => level === value);
}

/** Reads a table of facts: tab-separated, one fact a line, its sources parted by " ; ". */
export function readFacts(file: string, text: string): { facts: FactLine[]; problems: Problem[] } {
  const facts: FactLine[] = [];
  const problems: Problem[] = [];
  const lines = text.replace(/\r\n/g, "\n").split("\n");
  if (lines[0] !== HEADER) problems.push({ file, line: 1, message: "Dòng đầu phải là: id, level, text, sources." });
  lines.forEach((row, index) => {
    if (index === 0 || row === "") return;
    const line = index + 1;
    const [id, level, body, sources, ...rest] = row.split("\t");
    if (!id || !body || !sources || rest.length > 0) {
      problems.push({ file, line, message: "Mỗi dòng dữ kiện cần đúng bốn cột: id, level, text, sources." });
    } else if (!isLevel(level)) {
      problems.push({ file, line, message: `Mức tin cậy phải là một trong: ${FACT_LEVELS.join(", ")}.` });
    } else {
      facts.push({ file, fact: { id, level, text: body, sources: sources.split(" ; ") }, line });
    }
  });
  return { facts, problems };
}
