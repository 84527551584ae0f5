import { Form } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Note } from "#app/components/note.tsx";
import { Pager } from "#app/components/pager.tsx";
import { Rank } from "#app/components/rank.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { formatDateTime, formatDurationColumn, formatNumber, formatScore } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import { addressOf, peopleHref } from "./board-address.ts";
import { PeopleFilters } from "./people-filters.tsx";
import type { PeoplePage } from "./people-page.server.ts";

interface PeopleBoardTableProps {
  readonly people: PeoplePage;
  readonly slug: string;
  /** As addresses name it; null where there is no choice. */
  readonly round: string | null;
}

/** A board of people: a visitor reads how many there are, the signed-in see names as far as they may. */
export function PeopleBoardTable({ people, slug, round }: PeopleBoardTableProps) {
  const here = addressOf(people, round);
  if (!people.signedIn) {
    return (
      <Note
        tone="info"
        title={`${formatNumber(people.total)} người có hạng ở ${people.unitName}.`}
        action={<ButtonLink href={paths.signIn(peopleHref(slug, here))}>Đăng nhập</ButtonLink>}
      >
        <p>Bảng cá nhân chỉ mở cho người đã đăng nhập, để tên học sinh không hiện công khai.</p>
      </Note>
    );
  }
  if (people.hidden) {
    const { at } = people.hidden;
    return (
      <>
        <PeopleFilters slug={slug} round={round} people={people} />
        <Note tone="info" title="Điểm và hạng chưa công bố.">
          <p>
            {formatNumber(people.total)} người ở {people.unitName} đã có kết quả.{" "}
            {at === null
              ? "Bảng hiện khi ban tổ chức công bố đáp án."
              : `Bảng hiện cùng lúc với đáp án, từ ${formatDateTime(at)}, khi mọi bài đã đóng.`}
          </p>
        </Note>
      </>
    );
  }
  const ownIsListed = people.rows.some((row) => row.own);
  const ownHasNoRank = people.near.length === 1 && people.near[0]!.own && people.near[0]!.rank === null;
  return (
    <>
      <PeopleFilters slug={slug} round={round} people={people} />
      {people.ranksWait && (
        <Note tone="info" title="Chưa có hạng.">
          <p>Hạng có khi ban tổ chức chốt số thực tế của câu dự đoán. Trước lúc đó bảng chỉ có điểm.</p>
        </Note>
      )}
      <PeopleSearch address={peopleHref(slug, here)} found={people.found} />
      {!ownIsListed && people.near.length > 0 && (
        <>
          <PeopleRows caption={ownHasNoRank ? "Kết quả của bạn" : "Quanh hạng của bạn"} rows={people.near} />
          {ownHasNoRank && !people.ranksWait && (
            <p className="small soft">Bạn không có hạng: cuộc thi chỉ xếp hạng người đạt điểm tối đa.</p>
          )}
        </>
      )}
      <PeopleRows caption={`${people.unitName}: ${formatNumber(people.total)} người có hạng`} rows={people.rows} />
      <Pager
        label="thí sinh"
        page={people.page}
        pages={people.pages}
        href={(page) => peopleHref(slug, { ...here, page })}
      />
      {people.total > 1_000 && <p className="small soft">Bảng hiện 1.000 người đứng đầu.</p>}
      <p className="small soft">
        <a href={paths.rankWhy(slug, round)}>Vì sao tôi đứng ở hạng này?</a> Họ tên đầy đủ chỉ hiện trong trường của
        bạn. Ngoài trường, tên được viết tắt, ví dụ “Nguyễn V. A.”.
      </p>
    </>
  );
}

/** Sent, never put into an address: names are in no link and no log. */
function PeopleSearch({ address, found }: { address: string; found: PeoplePage["found"] }) {
  return (
    <section aria-label="Tìm người" className="stack">
      <Form method="post" action={address} className="row">
        <TextInput
          name="tim"
          label="Tìm theo họ tên hoặc mã"
          hint="Gõ từ đầu họ tên. Tìm được người trong trường bạn hoặc nơi bạn phụ trách."
          autoComplete="off"
        />
        <Button variant="quiet">Tìm</Button>
      </Form>
      {found !== null &&
        (found.length > 0 ? (
          <PeopleRows caption={`Tìm thấy ${formatNumber(found.length)} người`} rows={found} />
        ) : (
          <Note tone="info" title="Không tìm thấy ai.">
            <p>Kiểm tra lại họ tên, gõ ít nhất hai chữ cái, hoặc chọn đơn vị, bảng thi, khối rộng hơn.</p>
          </Note>
        ))}
    </section>
  );
}

function PeopleRows({ caption, rows }: { caption: string; rows: PeoplePage["rows"] }) {
  return (
    <DataTable
      caption={caption}
      mode="lines"
      rows={rows.map((row, index) => ({ ...row, index }))}
      rowKey={(row) => row.index}
      isOwn={(row) => row.own}
      empty={
        <EmptyState title="Chưa có ai được xếp hạng">
          <p>Hạng hiện sau khi có bài được nộp và chấm.</p>
        </EmptyState>
      }
      columns={[
        { key: "rank", header: "Hạng", cell: (row) => <Rank place={row.rank} /> },
        {
          key: "name",
          header: "Thí sinh",
          rowHeader: true,
          cell: (row) => (
            <>
              {row.name}
              {row.own && <span className="badge you plain">Bạn</span>}
              <span className="sub">
                {[row.className, row.schoolName].filter(Boolean).join(", ")} · {formatDurationColumn(row.durationMs)}
              </span>
            </>
          ),
        },
        { key: "score", header: "Điểm", numeric: true, emphasis: true, cell: (row) => formatScore(row.score) },
      ]}
    />
  );
}
