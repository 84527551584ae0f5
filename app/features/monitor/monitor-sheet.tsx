import { ButtonLink } from "#app/components/button.tsx";
import { ColumnChart } from "#app/components/column-chart.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Kpis } from "#app/components/kpis.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { formatNumber, formatSpan, formatTime } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { Monitor, SignLine } from "./monitor.server.ts";
import type { StartColumn } from "./starts.ts";

/** Schools shown at once: who calls them begins at the top. */
const MOST_SCHOOLS = 50;

const perSecond = (n: number) => (n >= 10 ? formatNumber(Math.round(n)) : formatNumber(Math.round(n * 10) / 10));

function lagWords({ waiting, ms }: Monitor["lag"]): { value: string; note: string } {
  if (waiting === 0) return { value: "Kịp", note: "không có bài chờ chấm" };
  return { value: formatSpan(ms), note: `${formatNumber(waiting)} việc đang chờ` };
}

export interface MonitorSheetProps {
  readonly monitor: Monitor;
  /** The hints, once somebody asked to see them; null = not asked for. */
  readonly lines: readonly SignLine[] | null;
  readonly slug: string;
  readonly round: string;
}

/** One round as it runs: figures, starts, schools to call, hints to look into. */
export function MonitorSheet({ monitor, lines, slug, round }: MonitorSheetProps) {
  const { open, people, turns, starts, savesPerSecond, refusedPerSecond, lag, waitingSchools, signs } = monitor;
  const recent = starts.slice(-2).reduce((sum, { n }) => sum + n, 0);
  return (
    <>
      <Kpis
        items={[
          { label: "Đang làm bài", value: formatNumber(open), note: `${formatNumber(recent)} bạn vừa vào thi` },
          { label: "Đã nộp", value: formatNumber(people), note: `người, ${formatNumber(turns)} lượt` },
          {
            label: "Câu trả lời mỗi giây",
            value: perSecond(savesPerSecond),
            note: refusedPerSecond > 0 ? `${perSecond(refusedPerSecond)} yêu cầu bị hẹn lại` : "không ai bị hẹn lại",
          },
          { label: "Bảng chậm", ...lagWords(lag) },
        ]}
      />
      <Starts starts={starts} />
      <WaitingSchools schools={waitingSchools} />
      <Signs n={signs} lines={lines} slug={slug} round={round} />
    </>
  );
}

function Starts({ starts }: Pick<Monitor, "starts">) {
  const label = ({ from }: StartColumn) => formatTime(from).slice(0, 5);
  return (
    <section aria-labelledby="vao-thi" className="stack">
      <h2 id="vao-thi">Vào thi trong một giờ qua</h2>
      {starts.every(({ n }) => n === 0) ? (
        <EmptyState title="Một giờ qua chưa có ai vào thi" />
      ) : (
        <div className="grid side">
          <ColumnChart
            id="vao-thi-cot"
            title="Số bạn vào thi mỗi 5 phút"
            rows={starts}
            label={label}
            value={({ n }) => n}
          />
          <DataTable
            caption="Số bạn vào thi mỗi 5 phút"
            hideCaption
            mode="plain"
            rows={starts}
            rowKey={({ from }) => from}
            columns={[
              { key: "from", header: "Từ lúc", rowHeader: true, cell: label },
              { key: "n", header: "Vào thi", numeric: true, cell: ({ n }) => formatNumber(n) },
            ]}
          />
        </div>
      )}
    </section>
  );
}

function WaitingSchools({ schools }: { schools: Monitor["waitingSchools"] }) {
  return (
    <section aria-labelledby="chua-vao" className="stack">
      <h2 id="chua-vao">
        Trường chưa có ai vào thi
        {schools.length > 0 && ` (${formatNumber(schools.length)})`}
      </h2>
      {schools.length === 0 ? (
        <EmptyState title="Trường nào cũng đã có người vào thi" />
      ) : (
        <DataTable
          caption="Trường chưa có ai vào thi"
          hideCaption
          mode="plain"
          rows={schools.slice(0, MOST_SCHOOLS)}
          rowKey={({ unit }) => unit}
          columns={[
            { key: "name", header: "Trường", rowHeader: true, cell: ({ name }) => name },
            { key: "roll", header: "Sĩ số", numeric: true, cell: ({ roll }) => formatNumber(roll) },
          ]}
        />
      )}
      {schools.length > MOST_SCHOOLS && <p className="small soft">Đang hiện {MOST_SCHOOLS} trường đầu theo tên.</p>}
    </section>
  );
}

function signWords({ kinds, durationMs, reopened, awayTimes, awayMs }: SignLine): string {
  const words = {
    fast: () => `Điểm cao, làm trong ${formatSpan(durationMs ?? 0)}`,
    reopened: () => `Mở lại ở trang hoặc máy khác ${formatNumber(reopened)} lần`,
    away: () => `Rời trang ${formatNumber(awayTimes)} lần, tổng ${formatSpan(awayMs)}`,
  };
  return kinds.map((kind) => words[kind]()).join(". ");
}

function Signs({ n, lines, slug, round }: Omit<MonitorSheetProps, "monitor"> & { n: number }) {
  return (
    <section aria-labelledby="dau-hieu" className="stack">
      <h2 id="dau-hieu">Dấu hiệu nên hỏi lại</h2>
      <p className="soft">
        Đây là gợi ý trong 24 giờ qua, không phải kết luận. Đọc nhanh, máy chập chờn hay tin nhắn đến cũng để lại dấu
        hiệu như vậy.
      </p>
      {n === 0 && <EmptyState title="Chưa có dấu hiệu nào" />}
      {n > 0 && lines === null && (
        <p>
          <ButtonLink variant="quiet" href={paths.contestSigns(slug, round)}>
            Xem {formatNumber(n)} lượt có dấu hiệu
          </ButtonLink>
        </p>
      )}
      {n > 0 && lines !== null && (
        <DataTable
          caption="Lượt thi có dấu hiệu"
          hideCaption
          rows={lines}
          rowKey={({ attempt }) => attempt}
          columns={[
            {
              key: "name",
              header: "Thí sinh",
              rowHeader: true,
              cell: ({ name, person, where }) => (
                <>
                  <a href={paths.contestPerson(slug, person)}>{name}</a>
                  <br />
                  <span className="small soft">{where}</span>
                </>
              ),
            },
            {
              key: "no",
              header: "Lượt",
              cell: ({ no, running }) => (running ? `${formatNumber(no)}, đang làm` : formatNumber(no)),
            },
            { key: "sign", header: "Dấu hiệu", cell: signWords },
          ]}
        />
      )}
    </section>
  );
}
