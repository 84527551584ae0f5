import { Form } from "@remix-run/react";
import { Badge } from "#app/components/badge.tsx";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Note } from "#app/components/note.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { formatDateTime, formatEnd, formatNumber } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import { SCOPE_NAMES } from "./scopes.ts";
import type { TokenLine } from "./tokens.server.ts";

const STATES = {
  live: { tone: "ok", words: "Đang dùng được" },
  expired: { tone: "warn", words: "Hết hạn" },
  revoked: { tone: "warn", words: "Đã thu hồi" },
} as const;

const scopeWords = ({ scopes }: Pick<TokenLine, "scopes">) => scopes.map((scope) => SCOPE_NAMES[scope]).join("; ");

/** The tokens there are; what opens nothing any more stands last. */
export function TokenTable({ tokens }: { readonly tokens: readonly TokenLine[] }) {
  return (
    <DataTable
      caption={`${formatNumber(tokens.length)} mã, mã còn dùng được trước`}
      mode="fold"
      rows={tokens}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="Chưa có mã nào">
          <p>Tạo một mã cho mỗi phần mềm cần lấy số liệu.</p>
        </EmptyState>
      }
      columns={[
        {
          key: "name",
          header: "Tên",
          rowHeader: true,
          cell: ({ name, prefix }) => (
            <>
              {name}
              <br />
              <span className="address small">{prefix}…</span>
            </>
          ),
        },
        { key: "unit", header: "Đơn vị", cell: ({ unitName }) => unitName },
        { key: "scopes", header: "Được đọc", cell: scopeWords },
        { key: "made", header: "Tạo", cell: ({ madeAt, madeBy }) => `${formatDateTime(madeAt)}, ${madeBy}` },
        {
          key: "used",
          header: "Dùng lần cuối",
          cell: ({ lastUsedAt }) => (lastUsedAt === null ? "Chưa dùng" : formatDateTime(lastUsedAt)),
        },
        {
          key: "state",
          header: "Trạng thái",
          cell: ({ id, name, state, expiresAt, revokedAt }) => (
            <>
              <Badge tone={STATES[state].tone}>{STATES[state].words}</Badge>{" "}
              {revokedAt === null ? `đến ${formatEnd(expiresAt)}` : formatDateTime(revokedAt)}
              {state === "live" && (
                <>
                  {" · "}
                  <a href={paths.apiTokenRevoke(id)}>
                    Thu hồi <span className="hide">mã {name}</span>
                  </a>
                </>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

/** What is stopped when a token is revoked, before it is. */
export function ConfirmRevoke({ token }: { readonly token: TokenLine }) {
  return (
    <Form method="post" action={paths.apiTokens()} id="thu-hoi">
      <input type="hidden" name="intent" value="revoke" />
      <input type="hidden" name="token" value={token.id} />
      <Note
        tone="warn"
        title={`Thu hồi mã “${token.name}” của ${token.unitName}?`}
        action={
          <>
            <Button variant="danger">Thu hồi mã</Button>
            <ButtonLink variant="plain" href={paths.apiTokens()}>
              Giữ lại
            </ButtonLink>
          </>
        }
      >
        <p>
          Phần mềm đang dùng mã này dừng lấy số liệu ngay và không khôi phục được; số liệu đã lấy vẫn còn ở chỗ họ.{" "}
          {token.lastUsedAt === null
            ? "Mã chưa dùng lần nào."
            : `Dùng lần cuối lúc ${formatDateTime(token.lastUsedAt)}.`}
        </p>
      </Note>
    </Form>
  );
}
