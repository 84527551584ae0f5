import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { WovenBar } from "#app/components/woven-bar.tsx";
import { can } from "#app/domain/permissions.ts";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { groupPage } from "#app/features/branches/api.server.ts";
import { taughtInClass } from "#app/features/lessons/api.server.ts";
import { TaughtList } from "#app/features/lessons/taught-list.tsx";
import { classView, roundChoice } from "#app/features/reports/api.server.ts";
import { ClassTable, SAT_FILTERS } from "#app/features/reports/class-table.tsx";
import { RoundPicker } from "#app/features/reports/round-picker.tsx";
import { roundSentence } from "#app/features/reports/round-words.ts";
import { sheetWaits } from "#app/features/reports/sat-words.ts";
import { teachersOf } from "#app/features/staff/api.server.ts";
import { teachersText } from "#app/features/staff/words.ts";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? "Lớp"} · Góc ASEAN` }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { viewer, unit, within } = await requireUnit(context, request, "class.view", params.unit);
  const { db } = context.handle;
  const now = context.clock.now();
  const query = new URL(request.url).searchParams;
  const choice = await roundChoice(db, unit, { wanted: query.get("vong"), now });
  if (!choice) throw notFound();
  const { choices, chosen } = choice;
  const view = await classView(context.handle, unit.id, chosen, { account: viewer.account, now });
  const teachers = (await teachersOf(context.handle, [unit.id], now)).get(unit.id) ?? [];
  return {
    id: unit.id,
    name: unit.name,
    now,
    filter: SAT_FILTERS.find((one) => one === query.get("xem")) ?? "all",
    manage: can(viewer, "person.manage", { unit: unit.id, within }),
    group: await groupPage(db, unit),
    teachers,
    choices,
    round: chosen?.line ?? null,
    taught: await taughtInClass(context.handle, context.content, { unit: unit.id, account: viewer.account }),
    waits: chosen && view.sheet && sheetWaits(view.sheet, chosen.round),
    ...view,
  };
}

export default function ClassPage() {
  const page = useLoaderData<typeof loader>();
  const { id, name, now, choices, round, members, sat, running, filter, manage, group, teachers, waits } = page;
  const labels = { all: `Cả ${group.word}`, none: "Chưa thi", open: "Đang làm", done: "Đã thi" };
  const begun = round !== null && round.phase !== "before";
  return (
    <>
      <Crumbs items={[{ label: "Lớp", href: paths.myClasses() }, { label: name }]} />
      <PageHead
        title={name}
        lead={round ? roundSentence(round, now) : "Chưa có cuộc thi nào."}
        actions={
          <>
            {round && members.length > 0 && (
              <ButtonLink href={paths.classReminder(id, round.id)}>Soạn tin nhắc</ButtonLink>
            )}
            {manage && group.members && (
              <ButtonLink variant="quiet" href={group.members}>
                Đoàn viên
              </ButtonLink>
            )}
            {manage && (
              <>
                <ButtonLink variant="quiet" href={paths.classPeople(id)}>
                  Danh sách
                </ButtonLink>
                <ButtonLink variant="quiet" href={paths.classSlips(id)}>
                  In phiếu
                </ButtonLink>
              </>
            )}
            <ButtonLink variant="quiet" href={paths.classPrint(id, round?.id)}>
              Bản in
            </ButtonLink>
          </>
        }
      />
      <div className="section last stack">
        {teachers.length > 0 && <p>Giáo viên: {teachersText(teachers)}</p>}
        <RoundPicker action={paths.classView(id)} choices={choices} current={round?.id ?? ""} />
        {begun && members.length > 0 && (
          <WovenBar
            label="Đã dự thi"
            value={sat}
            max={members.length}
            words={`${sat} trong ${members.length} bạn${running > 0 ? `, ${formatNumber(running)} bạn đang làm` : ""}`}
          />
        )}
        {begun && members.length > 0 && (
          <div id="ket-qua">
            {waits === null ? (
              <ButtonLink variant="quiet" href={paths.classSheet(id, round.id)} download>
                Tải bảng kết quả (Excel)
              </ButtonLink>
            ) : (
              <p className="soft">{waits}</p>
            )}
          </div>
        )}
        <Tabs
          label="Lọc danh sách"
          items={SAT_FILTERS.map((key) => ({
            label: labels[key],
            href: `${paths.classView(id)}?${new URLSearchParams({ ...(round && { vong: round.id }), xem: key })}`,
            current: key === filter,
          }))}
        />
        <ClassTable
          members={members}
          filter={filter}
          label={labels[filter]}
          scoresOut={page.scoresOut}
          word={group.word}
          fill={manage ? group.fill : null}
        />
        <section id="bai-hoc" className="m5" aria-labelledby="bai-hoc-ten">
          <h2 id="bai-hoc-ten" className="h-m">
            Bài được giao
          </h2>
          <p className="row m3">
            <ButtonLink variant="quiet" href={paths.classAssigned(id)}>
              Ai đã học, ai chưa
            </ButtonLink>
            <ButtonLink variant="quiet" href={paths.assignmentNew({ unit: id })}>
              Giao bài
            </ButtonLink>
            <ButtonLink variant="quiet" href={paths.classGrowth(id)}>
              Trước và sau khi học
            </ButtonLink>
          </p>
        </section>
        <section id="da-day" className="m5" aria-labelledby="da-day-ten">
          <h2 id="da-day-ten" className="h-m">
            Bài đã dạy
          </h2>
          {page.taught.length > 0 && <TaughtList caption={`Bài đã dạy ở ${name}`} lines={page.taught} of="class" />}
          <p className="soft m2">
            {page.taught.length === 0 && "Chưa ghi bài nào. "}
            <a href={paths.classTaught(id)}>Ghi và xem cả sổ</a>, hoặc ghi ở màn cuối khi trình chiếu một bài.
          </p>
        </section>
        <p>
          <a href={paths.receipt()}>Tra biên nhận của một bạn</a>
        </p>
      </div>
    </>
  );
}
