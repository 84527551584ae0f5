import { Form, useNavigation } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Kpis } from "#app/components/kpis.tsx";
import { Note } from "#app/components/note.tsx";
import { ProblemTable } from "#app/components/problem-table.tsx";
import { Tick } from "#app/components/tick.tsx";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { RollReport } from "./import-roll.server.ts";
import type { RollWords } from "./words.ts";

/** A report cut to what a page shows. */
export interface ShownReport extends Omit<RollReport, "dryRun"> {
  /** How many problems there are; `problems` holds the first ones. */
  readonly problemCount: number;
}

interface PreviewProps {
  readonly unit: string;
  readonly upload: string;
  readonly report: ShownReport;
  readonly words: RollWords;
  readonly errors: { readonly units: string | null; readonly bad: string | null };
}

/** What a file would do, row by row where something is wrong, and the one button that does it. */
export function RollPreviewSheet({ unit, upload, report, words, errors }: PreviewProps) {
  const busy = useNavigation().state !== "idle";
  const writes = report.new + report.changed;
  const made = [...report.newClasses.map((name) => `Lớp ${name}`), ...report.newBranches];
  return (
    <Form method="post" className="stack">
      <RollFigures report={report} />
      {report.problemCount > 0 && (
        <>
          <ProblemTable
            remarks={report.problems}
            count={report.problemCount}
            what="lỗi"
            header="Cần sửa"
            rest="phần còn lại ở tệp dòng lỗi"
          />
          <p>
            <a href={paths.rollBadRows(unit, upload)}>Tải tệp các dòng lỗi</a> để sửa rồi nhập lại sau.
          </p>
        </>
      )}
      {report.changedPupils.length > 0 && (
        <DataTable
          caption={`${formatNumber(report.changed)} bạn có thay đổi`}
          mode="fold"
          rows={report.changedPupils}
          rowKey={(row) => `${row.name} ${row.what.join()}`}
          columns={[
            { key: "name", header: "Họ và tên", rowHeader: true, cell: (row) => row.name },
            { key: "what", header: "Thay đổi", cell: (row) => row.what.join("; ") },
          ]}
        />
      )}
      {report.absentPupils.length > 0 && (
        <DataTable
          caption={`${formatNumber(report.absent)} bạn không có trong tệp. Đánh dấu bạn nào ${words.ended}; không đánh dấu thì giữ nguyên.`}
          mode="fold"
          rows={report.absentPupils}
          rowKey={(row) => row.person}
          columns={[
            {
              key: "end",
              header: words.end,
              cell: (row) => (
                <label className="pick">
                  <input type="checkbox" name="absent" value={row.person} />
                  <span className="hide">
                    {row.name} {words.ended}
                  </span>
                </label>
              ),
            },
            { key: "name", header: "Họ và tên", rowHeader: true, cell: (row) => row.name },
            { key: "class", header: words.unit, cell: (row) => row.className },
            { key: "code", header: "Mã", cell: (row) => row.code ?? "–" },
          ]}
        />
      )}
      {writes === 0 && report.absent === 0 ? (
        <Note tone="ok" title="Không có gì mới để ghi">
          Mọi dòng đúng trong tệp đã có trong hệ thống.
        </Note>
      ) : (
        <>
          {made.length > 0 && (
            <Tick
              name="units"
              value="yes"
              label={`Tạo mới: ${made.join(", ")}`}
              hint="Có trong tệp mà chưa có trong hệ thống."
              error={errors.units}
            />
          )}
          {report.moves.length > 0 && (
            <Tick
              name="move"
              value="yes"
              label={`Chuyển ${formatNumber(report.moves.length)} bạn đang ở chi đoàn khác sang đây`}
              hint={`${movesInWords(report.moves)} Không đánh dấu thì các bạn ấy ở lại chi đoàn cũ.`}
            />
          )}
          {report.problemCount > 0 && (
            <Tick
              name="bad"
              value="yes"
              label={`Ghi các dòng đúng, bỏ qua ${formatNumber(report.problemCount)} lỗi`}
              error={errors.bad}
            />
          )}
          <div className="form-actions">
            <Button big disabledReason={busy ? "Đang ghi…" : undefined}>
              {writes > 0 ? `Ghi ${formatNumber(writes)} thay đổi` : "Ghi"}
            </Button>
            <ButtonLink variant="plain" href={paths.rollImport(unit)}>
              Chọn tệp khác
            </ButtonLink>
          </div>
        </>
      )}
    </Form>
  );
}

/** The first few by name: the others stand among the changes. */
function movesInWords(moves: RollReport["moves"]): string {
  const named = moves.slice(0, 5).map(({ name, from }) => `${name} (${from})`);
  const more = moves.length - named.length;
  return `${named.join(", ")}${more > 0 ? ` và ${formatNumber(more)} bạn nữa` : ""}.`;
}

export function RollFigures({ report }: { report: ShownReport }) {
  return (
    <Kpis
      items={[
        { label: "Dòng trong tệp", value: formatNumber(report.rows) },
        { label: "Mới", value: formatNumber(report.new) },
        { label: "Thay đổi", value: formatNumber(report.changed) },
        { label: "Giữ nguyên", value: formatNumber(report.unchanged) },
        { label: "Lỗi", value: formatNumber(report.problemCount) },
        { label: "Không có trong tệp", value: formatNumber(report.absent) },
      ]}
    />
  );
}
