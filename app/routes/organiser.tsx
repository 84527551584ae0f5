import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge } from "#app/components/badge.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { formatRange } from "#app/domain/vietnamese.ts";
import { phaseWords } from "#app/features/contests/words.ts";
import { requireScope } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";
import { listContestsOfScope, listRounds } from "#db/queries/contests.ts";

export const handle = { nav: "organiser" };
export const meta: MetaFunction = () => [{ title: "Tổ chức thi · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const scope = requireScope(context, request, "contest.manage");
  const { db } = context.handle;
  const now = context.clock.now();
  const rows = await listContestsOfScope(db, scope);
  const contests = await Promise.all(
    rows.map(async ({ slug, title, id }) => {
      const rounds = await listRounds(db, id);
      const round = rounds.find((each) => each.closesAt > now) ?? rounds.at(-1);
      return {
        slug,
        title,
        window: round ? formatRange(round.opensAt, round.closesAt) : "–",
        phase: round ? phaseWords(round, now) : ({ tone: "neutral", text: "Chưa có vòng" } as const),
      };
    }),
  );
  return { contests };
}

export default function Organiser() {
  const { contests } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Tổ chức thi" actions={<ButtonLink href={paths.organiserNew()}>Tạo cuộc thi</ButtonLink>} />
      <section className="section last">
        <DataTable
          caption="Các cuộc thi của đơn vị"
          hideCaption
          mode="fold"
          rows={contests}
          rowKey={(row) => row.slug}
          empty={
            <EmptyState
              title="Chưa có cuộc thi nào"
              action={<ButtonLink href={paths.organiserNew()}>Tạo cuộc thi đầu tiên</ButtonLink>}
            />
          }
          columns={[
            {
              key: "title",
              header: "Cuộc thi",
              rowHeader: true,
              cell: (row) => <a href={paths.organiserContest(row.slug)}>{row.title}</a>,
            },
            {
              key: "phase",
              header: "Trạng thái",
              cell: (row) => <Badge tone={row.phase.tone}>{row.phase.text}</Badge>,
            },
            { key: "window", header: "Thời gian", cell: (row) => row.window },
          ]}
        />
      </section>
    </>
  );
}
