import { Form, useNavigation } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Note } from "#app/components/note.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { Tick } from "#app/components/tick.tsx";
import { formatDay, formatNumber } from "#app/domain/vietnamese.ts";
import type { CandidateLine } from "./members.server.ts";
import { changesOf, type TickLine, type TickPlan } from "./ticks.ts";

interface TicksFormProps {
  readonly caption: string;
  readonly lines: readonly CandidateLine[];
  /** Whether pupils can be ticked, or members only taken off. */
  readonly ticking: boolean;
  /** "đoàn viên", "đội viên". */
  readonly member: string;
  readonly empty: string;
}

/** The list with a box for each person; what was changed on it is written, or shown again first. */
export function TicksForm({ caption, lines, ticking, member, empty }: TicksFormProps) {
  const busy = useNavigation().state !== "idle";
  const several = ticking && new Set(lines.map(({ className }) => className)).size > 1;
  const elsewhere = lines.some((line) => line.elsewhere !== null);
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="intent" value="ticks" />
      <DataTable
        caption={caption}
        mode="fold"
        rows={lines}
        rowKey={(row) => row.person}
        empty={
          <EmptyState title="Không có ai">
            <p>{empty}</p>
          </EmptyState>
        }
        columns={[
          {
            key: "name",
            header: `Họ và tên (đánh dấu ${member})`,
            rowHeader: true,
            cell: (row) => <NameBox line={row} />,
          },
          ...(several ? [{ key: "class", header: "Lớp", cell: classOf }] : []),
          ...(elsewhere ? [{ key: "now", header: "Đang ở", cell: (row: CandidateLine) => row.elsewhere ?? "" }] : []),
        ]}
      />
      {lines.length > 0 && (
        <div className="form-actions">
          <Button big disabledReason={busy ? "Đang ghi…" : undefined}>
            Lưu
          </Button>
        </div>
      )}
    </Form>
  );
}

const classOf = ({ className }: CandidateLine) => className ?? "Không còn là học sinh của trường";

/** The whole name can be pressed. Who cannot be taken from another branch has no box. */
function NameBox({ line }: { line: CandidateLine }) {
  const { person, name, birthDate, member, locked } = line;
  const words = (
    <span>
      {name}
      {birthDate && <span className="sub">sinh {formatDay(birthDate)}</span>}
    </span>
  );
  if (locked) return <span className="pick-name">{words}</span>;
  return (
    <label className="pick-name">
      <input type="hidden" name="shown" value={person} />
      {member && <input type="hidden" name="was" value={person} />}
      <input type="checkbox" name="on" value={person} defaultChecked={member} />
      {words}
    </label>
  );
}

interface ConfirmProps {
  readonly plan: TickPlan;
  readonly branch: string;
  /** The page without anything ticked. */
  readonly back: string;
}

/** What ticks would change, by name, and the button that does it. Who is elsewhere is asked about. */
export function ConfirmTicks({ plan, branch, back }: ConfirmProps) {
  const { joins, leaves, moves, refused } = plan;
  const changes = changesOf(plan);
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="intent" value="confirmed" />
      {[...joins, ...moves].map(({ person }) => (
        <input key={person} type="hidden" name="join" value={person} />
      ))}
      {leaves.map(({ person }) => (
        <input key={person} type="hidden" name="leave" value={person} />
      ))}
      {moves.map(({ person, from }) => (
        <input key={person} type="hidden" name="moving" value={`${person} ${from?.id ?? ""}`} />
      ))}
      <Names id="vao" title={`Vào ${branch}`} lines={joins} />
      <Names id="ra" title={`Thôi ở ${branch}`} lines={leaves} />
      <Names id="chuyen" title="Đang ở chi đoàn khác" lines={moves} />
      {refused.length > 0 && (
        <Note tone="warn" title={`${formatNumber(refused.length)} bạn ở chi đoàn khác của trường, không chuyển được`}>
          <p>{namesOf(refused)}. Nhờ bí thư Đoàn trường chuyển.</p>
        </Note>
      )}
      {moves.length > 0 && (
        <Tick
          name="move"
          value="yes"
          label={`Chuyển ${formatNumber(moves.length)} bạn ấy sang ${branch}`}
          hint="Không đánh dấu thì các bạn ấy ở lại chi đoàn cũ."
        />
      )}
      <div className="form-actions">
        {changes > 0 && <Button big>{moves.length > 0 ? "Ghi" : `Ghi ${formatNumber(changes)} thay đổi`}</Button>}
        <ButtonLink variant="plain" href={back}>
          Quay lại, không ghi
        </ButtonLink>
      </div>
    </Form>
  );
}

function Names({ id, title, lines }: { id: string; title: string; lines: readonly TickLine[] }) {
  if (lines.length === 0) return null;
  return (
    <Sheet id={id} title={`${title}: ${formatNumber(lines.length)} bạn`}>
      <ul className="people m3">
        {lines.map(({ person, name, className, from }) => (
          <li key={person}>
            {name}
            {className && `, ${className}`}
            {from && ` (${from.name})`}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function namesOf(lines: readonly TickLine[]): string {
  return lines.map(({ name, from }) => (from ? `${name} (${from.name})` : name)).join(", ");
}
