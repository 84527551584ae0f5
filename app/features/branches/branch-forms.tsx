import { Form } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { Select } from "#app/components/select.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { BRANCH_LABELS, type BranchKind } from "#app/domain/branch.ts";
import { formatNumber } from "#app/domain/vietnamese.ts";

/** What came back of a form that could not be carried out. */
export interface Refused {
  readonly values: Readonly<Record<string, string>>;
  readonly field: "name" | "kind" | null;
  readonly message: string;
}

const errorAt = (refused: Refused | null, field: Refused["field"]) =>
  refused?.field === field ? refused.message : undefined;

interface MakeProps {
  readonly kinds: readonly BranchKind[];
  /** A name that fits here. */
  readonly example: string;
  readonly refused: Refused | null;
}

export function MakeBranch({ kinds, example, refused }: MakeProps) {
  return (
    <Sheet id="them" title={`Thêm ${kinds.map((kind) => BRANCH_LABELS[kind].toLowerCase()).join(", ")}`}>
      <Form method="post" className="inline m3" noValidate>
        <TextInput
          name="name"
          label="Tên"
          hint={`Ví dụ ${example}.`}
          maxLength={100}
          defaultValue={refused?.values.name}
          error={errorAt(refused, "name")}
        />
        {kinds.length > 1 ? (
          <Select
            name="kind"
            label="Loại"
            defaultValue={refused?.values.kind}
            options={kinds.map((kind) => ({ value: kind, label: BRANCH_LABELS[kind] }))}
            error={errorAt(refused, "kind")}
          />
        ) : (
          <input type="hidden" name="kind" value={kinds[0]} />
        )}
        <input type="hidden" name="intent" value="make" />
        <Button variant="quiet">Thêm</Button>
      </Form>
    </Sheet>
  );
}

interface EditProps {
  readonly branch: { readonly id: string; readonly name: string };
  readonly closing: { readonly members: number; readonly roles: number };
  /** Closing was pressed once: it is asked again. */
  readonly asked: boolean;
  readonly back: string;
  readonly refused: Refused | null;
}

/** Another name for a branch, or its end; closing says what it ends before it does. */
export function EditBranch({ branch, closing, asked, back, refused }: EditProps) {
  if (asked) {
    return (
      <Form method="post">
        <input type="hidden" name="intent" value="close" />
        <input type="hidden" name="branch" value={branch.id} />
        <input type="hidden" name="confirmed" value="yes" />
        <Note
          tone="warn"
          live="status"
          title={`Đóng ${branch.name}?`}
          action={
            <>
              <Button variant="danger">Đóng chi đoàn</Button>
              <ButtonLink variant="plain" href={back}>
                Giữ lại
              </ButtonLink>
            </>
          }
        >
          <p>
            {closing.members > 0 && `Từ hôm nay ${formatNumber(closing.members)} bạn không còn ở chi đoàn nào. `}
            {closing.roles > 0 && `${formatNumber(closing.roles)} vai trò ở đây hết hiệu lực. `}
            Lượt thi, số liệu và lịch sử giữ nguyên.
          </p>
        </Note>
      </Form>
    );
  }
  return (
    <Sheet id="sua" title={`Sửa ${branch.name}`}>
      <Form method="post" className="inline m3" noValidate>
        <TextInput
          id="o-ten-moi"
          name="name"
          label="Tên mới"
          maxLength={100}
          defaultValue={refused?.values.name ?? branch.name}
          error={errorAt(refused, "name")}
        />
        <input type="hidden" name="intent" value="rename" />
        <input type="hidden" name="branch" value={branch.id} />
        <Button variant="quiet">Đổi tên</Button>
      </Form>
      <Form method="post" className="row m4">
        <input type="hidden" name="intent" value="close" />
        <input type="hidden" name="branch" value={branch.id} />
        <Button variant="quiet">Đóng chi đoàn…</Button>
        <ButtonLink variant="plain" href={back}>
          Thôi
        </ButtonLink>
      </Form>
    </Sheet>
  );
}
