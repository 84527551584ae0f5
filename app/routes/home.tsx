import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MoreLink } from "#app/components/more-link.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { publicEdition } from "#app/domain/edition.ts";
import { isStaff, scopeOf } from "#app/domain/permissions.ts";
import { formatDateTime, formatNumber, formatRange } from "#app/domain/vietnamese.ts";
import { UNIT_BOARDS, unitBoard } from "#app/features/boards/api.server.ts";
import { type ContestView, publishedContests, type RoundRow } from "#app/features/contests/api.server.ts";
import { audienceWords, paperWords, phaseWords } from "#app/features/contests/words.ts";
import { goOnWith, pillarDoors } from "#app/features/lessons/api.server.ts";
import { PillarStrips } from "#app/features/lessons/pillar-strips.tsx";
import type { AppContext } from "#app/http/context.ts";
import { paths } from "#app/paths.ts";
import { ContestSheet, NoContest } from "./home/contest-sheet.tsx";
import { featured } from "./home/featured.ts";
import { Hero } from "./home/hero.tsx";
import { SchoolBoard } from "./home/school-board.tsx";
import { TeachersCorner } from "./home/teachers-corner.tsx";

export const handle = { bleed: true };
export const meta: MetaFunction = () => [{ title: "Học về ASEAN, thi cùng trường bạn · Góc ASEAN" }];

const BOARD_ROWS = 4;

/** The schools with the highest rates in the edition that the public may read; empty while the board is being settled. */
async function schoolRows({ handle: { db } }: AppContext, { contest }: ContestView, round: RoundRow, now: number) {
  const edition = publicEdition(contest, round, now);
  if ("settling" in edition || round.opensAt > now) return [];
  const rows = await unitBoard(
    db,
    {
      edition: edition.edition,
      scope: round.id,
      rollMoment: contest.rollMoment,
      parent: contest.unit,
      ...UNIT_BOARDS[0]!.of,
      withZero: false,
    },
    "C2",
  );
  return rows
    .filter((row) => row.rank !== null)
    .slice(0, BOARD_ROWS)
    .map(({ unit, name, rank, people, roll }) => ({ unit, name, rank, people, roll }));
}

export async function loader({ context }: LoaderFunctionArgs) {
  const { handle: database, clock, content, viewer } = context;
  const now = clock.now();
  const found = featured<RoundRow, ContestView>(await publishedContests(database.db), now);
  const frozenAt = found && found.view.contest.publicEdition !== 0 ? found.round.freezeAt : null;
  return {
    contest: found && {
      slug: found.view.contest.slug,
      title: found.view.contest.title,
      phase: found.phase,
      badge: phaseWords(found.round, now),
      about: `${audienceWords(found.view.rules)}. ${paperWords(found.view.rules)}.`,
      window: formatRange(found.round.opensAt, found.round.closesAt),
    },
    schools: found ? await schoolRows(context, found.view, found.round, now) : [],
    asOf: frozenAt === null ? `tính đến ${formatDateTime(now)}` : `chốt lúc ${formatDateTime(frozenAt)}`,
    doors: pillarDoors(content),
    lessons: content.lessons.size,
    goOn: await goOnWith(database.db, content, viewer?.person ?? null),
    signedIn: viewer !== null,
    hasClasses: scopeOf(viewer, "class.view").length > 0,
    staff: isStaff(viewer),
  };
}

export default function Home() {
  const { contest, schools, asOf, doors, lessons, goOn, signedIn, hasClasses, staff } = useLoaderData<typeof loader>();
  const corner = <TeachersCorner hasClasses={hasClasses} staff={staff} />;
  return (
    <>
      <Hero goOn={goOn} signedIn={signedIn} />
      <div className="wrap">
        {contest ? <ContestSheet contest={contest} /> : <NoContest />}
        <section className="section" aria-labelledby="hoc">
          <header>
            <h2 id="hoc">Học theo trụ cột</h2>
            {lessons > 0 && <MoreLink href={paths.lessons()}>Tất cả {formatNumber(lessons)} bài</MoreLink>}
          </header>
          {doors.length > 0 ? (
            <PillarStrips doors={doors} />
          ) : (
            <EmptyState level={3} title="Chưa có bài học nào">
              <p>Bài học hiện ở đây khi Sở đưa lên.</p>
            </EmptyState>
          )}
        </section>
        {contest && schools.length > 0 ? (
          <section className="section grid side wide" aria-label="Bảng xếp hạng và góc thầy cô">
            <SchoolBoard contest={contest} asOf={asOf} rows={schools} />
            {corner}
          </section>
        ) : (
          <section className="section" aria-label="Góc thầy cô">
            {corner}
          </section>
        )}
      </div>
    </>
  );
}
