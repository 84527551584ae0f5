import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CopyText } from "#app/components/copy-text.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { groupWord } from "#app/domain/branch.ts";
import { classMatrix, matrixReminder } from "#app/features/assignments/api.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Tin nhắc bài được giao ${data?.name ?? ""} · Góc ASEAN` },
];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "class.view", params.unit);
  const now = context.clock.now();
  const query = new URL(request.url).searchParams;
  const ask = { unit: unit.id, assignment: query.get("giao") || null, account: viewer.account, now };
  const matrix = await classMatrix(context.handle, context.content, ask);
  if (!matrix) throw notFound();
  const withNames = query.get("ten") === "co";
  const text = matrixReminder(matrix, {
    name: groupWord(unit.kind) === "lớp" ? `Lớp ${unit.name}` : unit.name,
    address: `${context.settings.publicUrl.origin}${paths.ownAssignments()}`,
    withNames,
  });
  return { id: unit.id, name: unit.name, chosen: matrix.chosen?.id ?? null, withNames, text };
}

export default function ClassAssignedText() {
  const { id, name, chosen, withNames, text } = useLoaderData<typeof loader>();
  const own = paths.classAssignedText(id, chosen ?? undefined);
  return (
    <>
      <Crumbs
        items={[
          { label: "Lớp", href: paths.myClasses() },
          { label: name, href: paths.classView(id) },
          { label: "Bài được giao", href: paths.classAssigned(id, chosen ?? undefined) },
          { label: "Tin nhắc" },
        ]}
      />
      <PageHead title={`Tin nhắc cho nhóm Zalo: ${name}`} />
      <div className="section last stack">
        {text === null ? (
          <EmptyState title="Không có bài nào đang mở">
            <p>Có bài đang mở thì tin nhắc hiện ở đây.</p>
          </EmptyState>
        ) : (
          <>
            <Tabs
              label="Cách ghi bạn chưa xong"
              items={[
                { label: "Chỉ số lượng", href: own, current: !withNames },
                { label: "Có họ tên", href: `${own}${chosen ? "&" : "?"}ten=co`, current: withNames },
              ]}
            />
            <CopyText
              id="tin-nhac"
              label="Nội dung tin"
              hint={
                withNames
                  ? "Tin có họ tên học sinh: chỉ gửi trong nhóm của lớp, không gửi nơi khác."
                  : "Không có họ tên, mã đăng nhập hay mật khẩu."
              }
              text={text}
            />
          </>
        )}
      </div>
    </>
  );
}
