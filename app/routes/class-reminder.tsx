import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CopyText } from "#app/components/copy-text.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { groupWord } from "#app/domain/branch.ts";
import { classReminder } from "#app/domain/reminder.ts";
import { classView, roundChoice } from "#app/features/reports/api.server.ts";
import { RoundPicker } from "#app/features/reports/round-picker.tsx";
import { roundSentence } from "#app/features/reports/round-words.ts";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Tin nhắc ${data?.name ?? ""} · Góc ASEAN` }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "class.view", params.unit);
  const now = context.clock.now();
  const query = new URL(request.url).searchParams;
  const choice = await roundChoice(context.handle.db, unit, { wanted: query.get("vong"), now });
  if (!choice) throw notFound();
  const { choices, chosen } = choice;
  const withNames = query.get("ten") === "co";
  const page = { id: unit.id, name: unit.name, word: groupWord(unit.kind), now, choices, withNames };
  if (!chosen) return { ...page, round: null, text: "", missing: 0 };
  const { members, sat, running } = await classView(context.handle, unit.id, chosen, { account: viewer.account, now });
  const missing = members.filter(({ state }) => state === "none").map(({ name }) => name);
  const reminder = {
    round: chosen.line,
    name: page.word === "lớp" ? `Lớp ${unit.name}` : unit.name,
    address: `${context.settings.publicUrl.origin}${paths.signIn()}`,
    members: members.length,
    sat,
    running,
    names: withNames ? missing : null,
  };
  return { ...page, round: chosen.line, text: classReminder(reminder, now), missing: missing.length };
}

export default function ClassReminder() {
  const { id, name, word, now, choices, round, text, withNames, missing } = useLoaderData<typeof loader>();
  return (
    <>
      <Crumbs
        items={[
          { label: "Lớp", href: paths.myClasses() },
          { label: name, href: paths.classView(id, round?.id) },
          { label: "Tin nhắc" },
        ]}
      />
      <PageHead title={`Tin nhắc cho nhóm Zalo: ${name}`} lead={round ? roundSentence(round, now) : undefined} />
      <div className="section last stack">
        {round === null ? (
          <EmptyState title="Chưa có cuộc thi nào">
            <p>Có cuộc thi dành cho {word} này thì tin nhắc hiện ở đây.</p>
          </EmptyState>
        ) : (
          <>
            <RoundPicker
              action={paths.classReminder(id)}
              choices={choices}
              current={round.id}
              keep={withNames ? { ten: "co" } : {}}
            />
            {round.phase !== "before" && missing > 0 && (
              <Tabs
                label="Cách ghi bạn chưa thi"
                items={[
                  { label: "Chỉ số lượng", href: paths.classReminder(id, round.id), current: !withNames },
                  { label: "Có họ tên", href: `${paths.classReminder(id, round.id)}&ten=co`, current: withNames },
                ]}
              />
            )}
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
