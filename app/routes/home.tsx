import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge } from "#app/components/badge.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { MoreLink } from "#app/components/more-link.tsx";
import { Rank } from "#app/components/rank.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { Strip } from "#app/components/strip.tsx";
import { type RoundWindow, roundPhase } from "#app/domain/contest.ts";
import { LIVE_EDITION, publicEdition } from "#app/domain/edition.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { formatDateTime, formatNumber, formatPercent, formatRange } from "#app/domain/vietnamese.ts";
import { ownAssignments } from "#app/features/assignments/api.server.ts";
import { DueList } from "#app/features/assignments/due-list.tsx";
import { UNIT_BOARDS, unitBoard } from "#app/features/boards/api.server.ts";
import { type ContestView, publishedContests, type RoundRow } from "#app/features/contests/api.server.ts";
import { audienceWords, paperWords, phaseWords } from "#app/features/contests/words.ts";
import { countStamps } from "#app/features/countries/api.server.ts";
import { goOnWith, pillarDoors } from "#app/features/lessons/api.server.ts";
import { PillarStrips } from "#app/features/lessons/pillar-strips.tsx";
import { ReaderHero } from "#app/features/lessons/reader-hero.tsx";
import { TeachersCorner } from "#app/features/lessons/teachers-corner.tsx";
import type { AppContext } from "#app/http/context.ts";
import { paths } from "#app/paths.ts";

export const handle = { bleed: true, plain: true };
export const meta: MetaFunction = () => [{ title: "Học về ASEAN, thi cùng trường bạn · Góc ASEAN" }];

const BOARD_ROWS = 4;
const DUE_ROWS = 3;
const PHASE_ORDER = { open: 0, before: 1, closed: 2 } as const;
type Phase = keyof typeof PHASE_ORDER;

/** The contest of the home page: the open one that closes first, else the next to come, else the one that closed last. */
function featured(views: readonly ContestView[], now: number) {
  const candidates = views.flatMap((view) => {
    const round = view.rounds.find((each) => each.closesAt > now) ?? view.rounds.at(-1);
    return round ? [{ view, round, phase: roundPhase(round, now) }] : [];
  });
  const distance = (phase: Phase, { opensAt, closesAt }: RoundWindow) =>
    phase === "open" ? closesAt : phase === "before" ? opensAt : -closesAt;
  candidates.sort(
    (a, b) => PHASE_ORDER[a.phase] - PHASE_ORDER[b.phase] || distance(a.phase, a.round) - distance(b.phase, b.round),
  );
  return candidates[0] ?? null;
}

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
  const found = featured(await publishedContests(database.db), now);
  const isLive = found?.view.contest.publicEdition === LIVE_EDITION;
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
    asOf: isLive ? `tính đến ${formatDateTime(now)}` : "theo bảng đã chốt",
    doors: pillarDoors(content),
    lessons: content.lessons.size,
    goOn: await goOnWith(database.db, content, viewer?.person ?? null),
    signedIn: viewer !== null,
    due: viewer ? (await ownAssignments(database, content, viewer.person, now)).due : [],
    countries: content.countries.length,
    stamps: viewer && (await countStamps(database.db, content, viewer.person)),
    hasClasses: scopeOf(viewer, "class.view").length > 0,
  };
}

type HomeData = Awaited<ReturnType<typeof loader>>;

/** The contest at hand with its one action. */
function ContestSheet({ contest }: { contest: NonNullable<HomeData["contest"]> }) {
  const { slug, title, phase, badge, about, window } = contest;
  return (
    <section className="open-contest sheet" aria-labelledby="cuoc-thi">
      <div className="stack-s">
        <Badge tone={badge.tone}>{badge.text}</Badge>
        <h2 id="cuoc-thi">{title}</h2>
        <p className="soft">
          {about}
          <br />
          Từ {window}.
        </p>
      </div>
      <div className="row">
        {phase === "closed" ? (
          <ButtonLink big variant="quiet" href={paths.board(slug)}>
            Xem bảng xếp hạng
          </ButtonLink>
        ) : (
          <ButtonLink big variant={phase === "open" ? "primary" : "quiet"} href={paths.contest(slug)}>
            {phase === "open" ? "Vào thi" : "Đọc thể lệ"}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}

/** What a pupil has to do first. */
function Due({ due }: { due: HomeData["due"] }) {
  return (
    <section className="section" aria-labelledby="duoc-giao">
      <header>
        <h2 id="duoc-giao">Bài được giao</h2>
        <MoreLink href={paths.ownAssignments()}>
          {due.length > DUE_ROWS ? `Tất cả ${formatNumber(due.length)} bài` : "Bài đã xong"}
        </MoreLink>
      </header>
      <DueList items={due.slice(0, DUE_ROWS)} />
    </section>
  );
}

function NoContest() {
  return (
    <section className="open-contest sheet" aria-labelledby="cuoc-thi">
      <div className="stack-s">
        <h2 id="cuoc-thi">Chưa có cuộc thi nào</h2>
        <p className="soft">Cuộc thi hiện ở đây khi ban tổ chức công bố.</p>
      </div>
    </section>
  );
}

interface SchoolBoardProps {
  readonly contest: { readonly slug: string; readonly title: string };
  /** "tính đến 09:40 ngày 16/11/2026", or that the board is fixed. */
  readonly asOf: string;
  readonly rows: HomeData["schools"];
}

/** A sentence on equal ranks only when the rows in sight have some. */
function tieWords(rows: HomeData["schools"]): string | null {
  const tied = rows.find((row, index) => index > 0 && row.rank === rows[index - 1]?.rank);
  return tied ? `Bằng nhau thì cùng hạng ${formatNumber(tied.rank)}.` : null;
}

/** The schools with the highest rates: a taste of the board. */
function SchoolBoard({ contest, asOf, rows }: SchoolBoardProps) {
  const tie = tieWords(rows);
  return (
    <div>
      <header className="section-head">
        <h2>Trường có nhiều bạn dự thi</h2>
        <p className="soft small">
          {contest.title}. Tỷ lệ trên sĩ số, {asOf}.
        </p>
      </header>
      <DataTable
        caption="Trường có tỷ lệ dự thi cao nhất"
        hideCaption
        mode="lines"
        rows={rows}
        rowKey={(row) => row.unit}
        columns={[
          { key: "rank", header: "Hạng", cell: (row) => <Rank place={row.rank} /> },
          {
            key: "name",
            header: "Trường",
            rowHeader: true,
            cell: (row) => (
              <>
                {row.name}
                <span className="sub">
                  {formatNumber(row.people)} trong {formatNumber(row.roll)} bạn
                </span>
              </>
            ),
          },
          {
            key: "rate",
            header: "Tỷ lệ",
            numeric: true,
            emphasis: true,
            cell: (row) => formatPercent(row.people, row.roll),
          },
          {
            key: "bar",
            header: "So với sĩ số",
            bar: true,
            cell: (row) => (
              <progress value={row.people} max={row.roll ?? 1} aria-label={`Tỷ lệ dự thi của ${row.name}`} />
            ),
          },
        ]}
      />
      {tie && <p className="small soft tie">{tie}</p>}
      <MoreLink href={paths.board(contest.slug)}>Xem cả bảng</MoreLink>
    </div>
  );
}

export default function Home() {
  const { contest, schools, asOf, doors, lessons, goOn, signedIn, hasClasses, due, countries, stamps } =
    useLoaderData<typeof loader>();
  const corner = <TeachersCorner hasClasses={hasClasses} signedIn={signedIn} />;
  return (
    <>
      <ReaderHero goOn={goOn} signedIn={signedIn} />
      <div className="wrap">
        {due.length > 0 && <Due due={due} />}
        {contest ? <ContestSheet contest={contest} /> : <NoContest />}
        <section className="section" aria-labelledby="hoc">
          <header>
            <h2 id="hoc">Học theo trụ cột</h2>
            {lessons > 0 && <MoreLink href={paths.lessons()}>Tất cả {formatNumber(lessons)} bài</MoreLink>}
          </header>
          {doors.length > 0 ? (
            <div className="stack">
              <PillarStrips doors={doors} />
              <Strip href={paths.countries()} title="Mười một nước Đông Nam Á">
                Bản đồ, hồ sơ từng nước, dòng thời gian và lịch.
              </Strip>
              {stamps !== null && (
                <p>
                  <MoreLink href={paths.passport()}>
                    Hộ chiếu ASEAN: {formatNumber(stamps)} trong {formatNumber(countries)} dấu
                  </MoreLink>
                </p>
              )}
            </div>
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
