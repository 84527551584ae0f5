import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { type Option, Select } from "#app/components/select.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextArea, TextInput } from "#app/components/text-input.tsx";
import { ACT_WORDS, type ChangeProblem, type UnitAct } from "./changes.ts";

export interface ActsState {
  readonly values: Readonly<Record<string, string>>;
  readonly problem: ChangeProblem | null;
  readonly today: string;
}

/** One folded form for an act; it is previewed before it is done. Without a problem it opens where it was typed in. */
export function ActForm({ act, state, children }: { act: UnitAct; state: ActsState; children: ReactNode }) {
  const { values, problem, today } = state;
  const own = values.act === act;
  return (
    <details className="reset" open={own}>
      <summary>{ACT_WORDS[act].title}</summary>
      <Form method="post" className="stack" noValidate>
        <input type="hidden" name="act" value={act} />
        {children}
        <TextInput
          id={`${act}-day`}
          name="day"
          type="date"
          className="amount"
          label="Từ ngày"
          hint="Ngày đã qua thì ghi lại từ ngày đó. Ngày sắp tới thì hệ thống tự làm khi đến ngày."
          defaultValue={own ? values.day : today}
          error={own && problem?.field === "day" ? problem.message : null}
        />
        <Button variant="quiet">Xem trước</Button>
      </Form>
    </details>
  );
}

/** What was typed into a field of an act, and what is wrong with it. */
export function fieldOf(state: ActsState, act: UnitAct) {
  const own = state.values.act === act;
  return (name: ChangeProblem["field"]) => ({
    id: `${act}-${name}`,
    name,
    defaultValue: own ? state.values[name] : undefined,
    error: own && state.problem?.field === name ? state.problem.message : null,
  });
}

interface ActsProps {
  readonly name: string;
  readonly state: ActsState;
  /** Trees in which the unit has, or may get, a place. */
  readonly trees: readonly Option[];
  /** Trees in which something may be added below it, and kinds that may lie below it. */
  readonly addTrees: readonly Option[];
  readonly kinds: readonly Option[];
  /** The top of all trees stays where it is. */
  readonly top: boolean;
  /** Opens the form that adds, with this tree and kind. */
  readonly adding: { readonly tree: string; readonly kind: string } | null;
}

/** The acts on one unit. */
export function UnitActs({ name, state, trees, addTrees, kinds, top, adding }: ActsProps) {
  const rename = fieldOf(state, "rename");
  const add = fieldOf(state, "add");
  const move = fieldOf(state, "move");
  const merge = fieldOf(state, "merge");
  const fresh = adding && !state.values.act;
  const shown: ActsState = fresh ? { ...state, values: { act: "add", day: state.today } } : state;
  const target = "Mã (ví dụ 54/001) hoặc tên đầy đủ.";
  return (
    <Sheet id="viec" title="Thay đổi">
      <ActForm act="rename" state={shown}>
        <TextInput label="Tên mới" {...rename("name")} defaultValue={rename("name").defaultValue ?? name} />
      </ActForm>
      <ActForm act="add" state={shown}>
        <TextInput label="Tên" {...add("name")} />
        <Select label="Loại" options={kinds} {...add("kind")} defaultValue={add("kind").defaultValue ?? adding?.kind} />
        <Select
          label="Trong cây"
          options={addTrees}
          {...add("tree")}
          defaultValue={add("tree").defaultValue ?? adding?.tree}
        />
        <TextInput label="Mã trường" hint="Chỉ của trường, ví dụ 54/001." optional {...add("code")} />
      </ActForm>
      {!top && (
        <>
          <ActForm act="move" state={shown}>
            <Select label="Trong cây" options={trees} {...move("tree")} />
            <TextInput label="Đơn vị nhận" hint={target} {...move("target")} />
          </ActForm>
          <ActForm act="merge" state={shown}>
            <TextInput label="Đơn vị nhận" hint={`${target} Mọi đơn vị ở dưới chuyển theo.`} {...merge("target")} />
          </ActForm>
          <ActForm act="close" state={shown}>
            <p>Đơn vị đóng không còn trong các danh sách; lịch sử vẫn giữ.</p>
          </ActForm>
        </>
      )}
    </Sheet>
  );
}

interface GroupProps {
  readonly tree: Option;
  readonly href: string;
  readonly schools: readonly { id: string; name: string }[];
  readonly state: ActsState;
  readonly ticked: readonly string[];
}

/** Which schools a group of a grouping tree holds: in by a list, out by ticks. */
export function GroupSchools({ tree, href, schools, state, ticked }: GroupProps) {
  const join = fieldOf(state, "join");
  const leave = fieldOf(state, "leave");
  return (
    <Sheet
      id="nhom"
      title={`${schools.length} trường`}
      actions={schools.length > 0 && <a href={href}>Xem danh sách</a>}
    >
      <ActForm act="join" state={state}>
        <input type="hidden" name="tree" value={tree.value} />
        <TextArea
          label="Mã hoặc tên trường"
          hint="Mỗi dòng một trường. Trường đang ở nhóm khác thì chuyển sang đây."
          rows={6}
          {...join("codes")}
        />
      </ActForm>
      {schools.length > 0 && (
        <ActForm act="leave" state={state}>
          <input type="hidden" name="tree" value={tree.value} />
          <fieldset className="ticks" aria-describedby={leave("child").error ? "leave-child-loi" : undefined}>
            <legend>Trường đưa ra</legend>
            {leave("child").error && (
              <span className="err" id="leave-child-loi">
                {leave("child").error}
              </span>
            )}
            {schools.map(({ id, name }) => (
              <label key={id} className="tick">
                <input type="checkbox" name="child" value={id} defaultChecked={ticked.includes(id)} />
                <span>{name}</span>
              </label>
            ))}
          </fieldset>
        </ActForm>
      )}
    </Sheet>
  );
}
