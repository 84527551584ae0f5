import { DataTable } from "#app/components/data-table.tsx";
import { MoreLink } from "#app/components/more-link.tsx";
import { paths } from "#app/paths.ts";
import type { GuideField, GuideOperation } from "./guide.server.ts";

/** Text as a program sees it; it scrolls by itself, and by keyboard. */
export function Listing({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="listing" aria-label={label} tabIndex={0}>
      <pre>
        <code>{text}</code>
      </pre>
    </section>
  );
}

function Fields({ caption, rows }: { readonly caption: string; readonly rows: readonly GuideField[] }) {
  return (
    <DataTable
      caption={caption}
      mode="fold"
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        { key: "name", header: "Tên", rowHeader: true, cell: ({ name }) => <span className="address">{name}</span> },
        { key: "type", header: "Kiểu", cell: ({ type }) => <span className="small">{type}</span> },
        {
          key: "what",
          header: "Nghĩa",
          cell: ({ description, required }) => `${description}${required ? "" : " (không bắt buộc)"}`,
        },
      ]}
    />
  );
}

/** One operation: its address, what it takes, what it answers. */
export function OperationSheet({ operation }: { readonly operation: GuideOperation }) {
  const { id, path, scope, scopeName, summary, description, csv, parameters, fields, beside, example } = operation;
  const heading = `${id}-tieu-de`;
  return (
    <section className="section stack" id={id} aria-labelledby={heading}>
      <h2 className="h-m" id={heading}>
        {summary}
      </h2>
      <p className="address">GET {paths.api(path)}</p>
      <p>
        {description} Quyền: {scope} ({scopeName}). {csv ? "Có JSON và CSV." : "Chỉ có JSON."}
      </p>
      {parameters.length > 0 && <Fields caption={`Tham số: ${summary}`} rows={parameters} />}
      {fields.length > 0 && <Fields caption={`Trong data: ${summary}`} rows={fields} />}
      {beside.length > 0 && <Fields caption={`Cạnh data: ${summary}`} rows={beside} />}
      <details>
        <summary>Ví dụ trả lời</summary>
        <Listing label={`Ví dụ trả lời: ${summary}`} text={example} />
      </details>
    </section>
  );
}

/** Where each operation stands on the page. */
export function OperationList({ operations }: { readonly operations: readonly GuideOperation[] }) {
  return (
    <ul>
      {operations.map(({ id, summary, path }) => (
        <li key={id}>
          <MoreLink arrow={false} href={`#${id}`}>
            {summary}
          </MoreLink>{" "}
          <span className="address small">{paths.api(path)}</span>
        </li>
      ))}
    </ul>
  );
}
