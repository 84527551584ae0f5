import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Crumbs } from "#app/components/crumbs.tsx";
import { MoreLink } from "#app/components/more-link.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { formatDay } from "#app/domain/vietnamese.ts";
import { makeToken, revokeToken, tokenLines } from "#app/features/data-api/api.server.ts";
import { tokenForm } from "#app/features/data-api/forms.ts";
import { lastDayAfter } from "#app/features/data-api/term.ts";
import { TokenMade } from "#app/features/data-api/token-made.tsx";
import { TokenMaker } from "#app/features/data-api/token-maker.tsx";
import { ConfirmRevoke, TokenTable } from "#app/features/data-api/token-table.tsx";
import { listUnitsByIds } from "#app/features/units/api.server.ts";
import { checkForm, formValues } from "#app/http/forms.server.ts";
import { notFound, requireScope, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";
import { newId } from "#db/ids.ts";

export const handle = { nav: "department" };
export const meta: MetaFunction = () => [{ title: "Mã truy cập API · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const scope = requireScope(context, request, "api.manage");
  const now = context.clock.now();
  const query = new URL(request.url).searchParams;
  const tokens = await tokenLines(context.handle, scope, now);
  const asked = query.get("thu-hoi");
  const revoking = asked === null ? null : (tokens.find(({ id, state }) => id === asked && state === "live") ?? null);
  const [own] = await listUnitsByIds(context.handle.db, scope.slice(0, 1));
  return {
    tokens,
    revoking,
    own: own?.name ?? "",
    /** A form that is sent twice makes one token. */
    order: newId(),
    lastDay: formatDay(lastDayAfter(now, 1)),
    revoked: query.has("da-thu-hoi"),
  };
}

interface Refusal {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}
type Answer = { readonly made: { readonly name: string; readonly token: string } } | Refusal;

export async function action({ request, context }: ActionFunctionArgs) {
  const scope = requireScope(context, request, "api.manage");
  const { account } = requireViewer(context, request);
  const by = { account, now: context.clock.now() };
  const values = await formValues(request);
  if (values.intent === "revoke") {
    const done = await revokeToken(context.handle, scope, values.token ?? "", by);
    if (done === null) throw notFound();
    return redirect(`${paths.apiTokens()}?da-thu-hoi`);
  }
  const refuse = (errors: Refusal["errors"]) => data<Answer>({ values: { ...values }, errors }, { status: 400 });
  const form = checkForm(tokenForm(by.now), values);
  if (!form.ok) return refuse(form.errors);
  const made = await makeToken(context.handle, scope, form.value, by);
  if (!made.ok) return refuse({ [made.field]: made.message });
  return data<Answer>(
    { made: { name: form.value.name, token: made.token } },
    { headers: { "Cache-Control": "no-store" } },
  );
}

export default function ApiTokens() {
  const { tokens, revoking, own, order, lastDay, revoked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const made = answer && "made" in answer ? answer.made : null;
  const refusal = answer && "errors" in answer ? answer : null;
  return (
    <>
      <Crumbs items={[{ label: "Số liệu", href: paths.department() }, { label: "Mã truy cập API" }]} />
      <PageHead
        title="Mã truy cập API"
        lead="Mỗi phần mềm lấy số liệu dùng một mã riêng, chỉ đọc, không thấy tên hay mã của học sinh. Ngừng phần mềm nào thì thu hồi mã của nó."
        actions={<MoreLink href={paths.apiGuide()}>Hướng dẫn lấy số liệu</MoreLink>}
      />
      <div className="section last stack-l">
        {revoked && !answer && (
          <Note tone="ok" live="status" title="Đã thu hồi mã. Từ lúc này mã không đọc được gì nữa." />
        )}
        {made && <TokenMade name={made.name} token={made.token} />}
        {revoking && <ConfirmRevoke token={revoking} />}
        <TokenTable tokens={tokens} />
        <TokenMaker key={order} own={own} order={order} lastDay={lastDay} refusal={refusal} />
      </div>
    </>
  );
}
