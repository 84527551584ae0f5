import { Form } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Note } from "#app/components/note.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { RETENTION_IDS, RETENTION_RULES, type RetentionId, termWords, UNIT_NAMES } from "#app/domain/retention.ts";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { RetentionPreview } from "./retention.server.ts";

type Values = Readonly<Record<RetentionId, string>>;

export const dueWords = (id: RetentionId, due: RetentionPreview) => {
  const { n, more } = due[id];
  return `${more ? "hơn " : ""}${formatNumber(n)} ${RETENTION_RULES[id].things}`;
};

interface FormProps {
  readonly values: Values;
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly due: RetentionPreview;
}

/** The terms, each with what happens when its time is over and how much that is today. */
export function RetentionForm({ values, errors, due }: FormProps) {
  return (
    <Form method="post" className="stack" noValidate>
      <DataTable
        caption="Giữ bao lâu"
        hideCaption
        mode="fold"
        rows={RETENTION_IDS.map((id) => ({ id, ...RETENTION_RULES[id] }))}
        rowKey={(row) => row.id}
        columns={[
          { key: "what", header: "Dữ liệu", rowHeader: true, cell: (row) => row.label },
          { key: "after", header: "Khi hết hạn", cell: (row) => row.after },
          {
            key: "term",
            header: "Giữ trong",
            cell: (row) => (
              <TextInput
                name={row.id}
                className="amount"
                label={
                  <>
                    Số {UNIT_NAMES[row.unit]}
                    <span className="hide">: {row.label}</span>
                  </>
                }
                hint={`${row.least} đến ${row.most}, mặc định ${row.standard}`}
                inputMode="numeric"
                autoComplete="off"
                defaultValue={values[row.id]}
                error={errors[row.id]}
              />
            ),
          },
          { key: "due", header: "Hôm nay hết hạn", cell: (row) => dueWords(row.id, due) },
        ]}
      />
      <div className="form-actions">
        <Button>Lưu thời hạn</Button>
      </div>
    </Form>
  );
}

interface ConfirmProps {
  readonly values: Values;
  /** What would be kept for a shorter time, with what goes then. */
  readonly shorter: readonly RetentionId[];
  readonly due: RetentionPreview;
}

/** A shorter term takes away what nobody gets back: it is looked at before it is saved. */
export function ConfirmRetention({ values, shorter, due }: ConfirmProps) {
  return (
    <Form method="post">
      {RETENTION_IDS.map((id) => (
        <input key={id} type="hidden" name={id} value={values[id]} />
      ))}
      <input type="hidden" name="confirmed" value="yes" />
      <Note
        tone="warn"
        live="status"
        title="Rút ngắn thời hạn? Lần xoá tới, trong 24 giờ, bỏ:"
        action={
          <>
            <Button variant="danger">Rút ngắn và lưu</Button>
            <ButtonLink variant="plain" href={paths.adminRetention()}>
              Giữ như cũ
            </ButtonLink>
          </>
        }
      >
        <ul>
          {shorter.map((id) => (
            <li key={id}>
              {RETENTION_RULES[id].label}, giữ {termWords(id, Number(values[id]))}: {dueWords(id, due)}
            </li>
          ))}
        </ul>
      </Note>
    </Form>
  );
}
