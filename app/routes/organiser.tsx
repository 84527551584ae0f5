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
import { listContestsWithDraft } from "#db/queries/contest-drafts.ts";
import { listContestsOfScope, listRounds } from "#db/queries/contests.ts";

export const handle = { nav: "organiser" };
export const meta: MetaFunction = () => [{ title: "Tổ chức thi · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const scope = requireScope(context, request, "contest.manage");
  const { db } = context.handle;
  const now = context.clock.now();
  const rows = await listContestsOfScope(db, scope);
  const changed = await listContestsWithDraft(
    db,
    rows.map(({ id }) => id),
  );
  const contests = await Promise.all(
    rows.map(async ({ slug, title, id, state }) => {
      const rounds = (await listRounds(db, id)).filter((round) => !round.rehearsal);
      const round = rounds.find((each) => each.closesAt > now) ?? rounds.at(-1);
      return {
        slug,
        title,
        href: state === "draft" ? paths.draftReview(id) : paths.organiserContest(slug),
        window: round ? formatRange(round.opensAt, round.closesAt) : "–",
        phase: round ? phaseWords(round, now) : ({ tone: "neutral", text: "Bản nháp" } as const),
        changed: state === "published" && changed.has(id),
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
              cell: (row) => <a href={row.href}>{row.title}</a>,
            },
            {
              key: "phase",
              header: "Trạng thái",
              cell: (row) => (
                <span className="row">
                  <Badge tone={row.phase.tone} icon={row.phase.text === "Bản nháp" ? "pencil" : undefined}>
                    {row.phase.text}
                  </Badge>
                  {row.changed && <Badge icon="pencil">Có sửa đổi chưa công bố</Badge>}
                </span>
              ),
            },
            { key: "window", header: "Thời gian", cell: (row) => row.window },
          ]}
        />
      </section>
    </>
  );
}
