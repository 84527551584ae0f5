import { DataTable } from "#app/components/data-table.tsx";
import { paths } from "#app/paths.ts";
import type { CalendarRow, ChairRow, TimelinePage } from "./calendar.server.ts";
import { dayWords, momentWords } from "./words.ts";

/** Who chairs ASEAN this year. */
export function YearsChair({ year, chair, nextChair }: Pick<TimelinePage, "year" | "chair" | "nextChair">) {
  return (
    <section className="sheet tint m5" aria-labelledby="chu-tich">
      <h2 id="chu-tich" className="h-m">
        Chủ tịch ASEAN năm {year}
      </h2>
      {chair ? (
        <p className="m2">
          <a href={paths.country(chair.country.id)}>{chair.country.name}</a>
          {chair.theme && <>, chủ đề “{chair.theme}”</>}
          {chair.original && (
            <>
              {" "}
              (<span lang="en">{chair.original}</span>)
            </>
          )}
          .
        </p>
      ) : (
        <p className="m2">Chưa có thông tin trong nguồn đã đọc.</p>
      )}
      {nextChair && (
        <p className="soft">
          Năm {nextChair.year} đến lượt {nextChair.country.name}.
        </p>
      )}
    </section>
  );
}

/** What happened, from the founding on: one knot of the thread for each. */
export function Events({ events }: Pick<TimelinePage, "events">) {
  return (
    <ol className="bare timeline">
      {events.map(({ id, on, title, text }) => (
        <li key={id}>
          <p className="timeline-when">
            <time dateTime={on}>{momentWords(on)}</time>
          </p>
          <h3 className="h-m">{title}</h3>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
}

export function Calendar({ days }: { days: readonly CalendarRow[] }) {
  return (
    <DataTable
      caption="Những ngày trong năm"
      hideCaption
      mode="plain"
      rows={days}
      rowKey={({ on, title, country }) => `${on} ${title} ${country?.id}`}
      columns={[
        { key: "on", header: "Ngày", cell: ({ on }) => dayWords(on), numeric: true },
        {
          key: "title",
          header: "Dịp",
          rowHeader: true,
          cell: ({ title, text, country }) =>
            country ? (
              <>
                <a href={paths.country(country.id)}>{country.name}</a>
                <small className="country-note">{title}</small>
              </>
            ) : (
              <>
                {title}
                {text && <small className="country-note">{text}</small>}
              </>
            ),
        },
      ]}
    />
  );
}

export function Chairs({ chairs, year }: { chairs: readonly ChairRow[]; year: number }) {
  return (
    <DataTable
      caption="Chủ tịch ASEAN từng năm"
      hideCaption
      mode="plain"
      rows={chairs}
      rowKey={(row) => row.year}
      isOwn={(row) => row.year === year}
      columns={[
        {
          key: "year",
          header: "Năm",
          rowHeader: true,
          cell: (row) => (
            <>
              {row.year}
              {row.year === year && <small className="country-note">năm nay</small>}
            </>
          ),
        },
        {
          key: "country",
          header: "Nước Chủ tịch, chủ đề",
          cell: ({ country, theme }) => (
            <>
              <a href={paths.country(country.id)}>{country.name}</a>
              <small className="country-note">{theme ?? "chủ đề chưa có trong nguồn đã đọc"}</small>
            </>
          ),
        },
      ]}
    />
  );
}
