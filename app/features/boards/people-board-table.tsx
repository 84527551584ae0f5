import { ButtonLink } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Note } from "#app/components/note.tsx";
import { Rank } from "#app/components/rank.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { formatDurationColumn, formatNumber, formatScore } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { BoardPage } from "./board-page.server.ts";

type People = NonNullable<BoardPage["people"]>;

/** A board of people: a visitor reads how many there are, the signed-in see names as far as they may. */
export function PeopleBoardTable({ people, slug }: { people: People; slug: string }) {
  if (!people.signedIn) {
    return (
      <Note
        tone="info"
        title={`${formatNumber(people.total)} người có hạng ở ${people.unitName}.`}
        action={<ButtonLink href={paths.signIn(`${paths.board(slug)}?bang=people`)}>Đăng nhập</ButtonLink>}
      >
        <p>Bảng cá nhân chỉ mở cho người đã đăng nhập, để tên học sinh không hiện công khai.</p>
      </Note>
    );
  }
  const at = (unit: string) => `${paths.board(slug)}?bang=people&don-vi=${unit}`;
  const ownIsListed = people.rows.some((row) => row.own);
  return (
    <>
      {people.choices.length > 1 && (
        <ul className="bare row" aria-label="So trong">
          {people.choices.map(({ unit, name }) => (
            <li key={unit}>
              {unit === people.unit ? (
                <span className="badge you plain">{name}</span>
              ) : (
                <a className="more" href={at(unit)}>
                  {name}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      {!ownIsListed && people.near.length > 0 && <PeopleRows caption="Quanh hạng của bạn" rows={people.near} shown />}
      <PeopleRows
        caption={`${people.unitName}: ${formatNumber(people.total)} người có hạng`}
        rows={people.rows}
        shown
      />
      {people.next && (
        <ButtonLink variant="quiet" href={`${at(people.unit)}&tiep=${people.next}`}>
          Xem tiếp
        </ButtonLink>
      )}
      <p className="small soft">
        Họ tên đầy đủ chỉ hiện trong trường của bạn. Ngoài trường, tên được viết tắt, ví dụ “Nguyễn V. A.”.
      </p>
    </>
  );
}

function PeopleRows({ caption, rows, shown }: { caption: string; rows: People["rows"]; shown: boolean }) {
  return (
    <DataTable
      caption={caption}
      hideCaption={!shown}
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
