import type { ReactNode } from "react";
import type { CountryProfile } from "./pages.server.ts";
import { dayWords } from "./words.ts";

/** One line of the pattern that all profiles share. `value` is null where the facts say nothing. */
interface CountryField {
  readonly term: string;
  readonly value: (country: CountryProfile) => ReactNode;
  readonly note?: (country: CountryProfile) => string | null;
  /** Only some profiles have it: it does not stand in comparisons. */
  readonly rare?: boolean;
}

function Greetings({ words }: NonNullable<CountryProfile["greeting"]>) {
  return (
    <ul className="bare country-words">
      {words.map(({ lang, text, say, use }) => (
        <li key={text}>
          <span lang={lang}>{text}</span>
          {(say || use) && (
            <small className="country-note">{[say && `đọc: ${say}`, use].filter(Boolean).join("; ")}</small>
          )}
        </li>
      ))}
    </ul>
  );
}

function Days({ days }: Pick<CountryProfile, "days">) {
  return (
    <ul className="bare country-words">
      {days.map(({ on, name }) => (
        <li key={on}>
          {dayWords(on)}
          <small className="country-note">{name}</small>
        </li>
      ))}
    </ul>
  );
}

export const COUNTRY_FIELDS: readonly CountryField[] = [
  { term: "Tên đầy đủ", value: ({ formal }) => formal?.text, rare: true },
  { term: "Cũng viết là", value: ({ spelled }) => spelled?.text, rare: true },
  { term: "Thủ đô", value: ({ capital }) => capital.text },
  { term: "Tiếng chính thức", value: ({ languages }) => languages.text },
  { term: "Tiền tệ", value: ({ currency }) => currency.text },
  { term: "Vào ASEAN", value: ({ joined }) => joined.text },
  { term: "Diện tích", value: ({ area }) => area?.text },
  {
    term: "Dân số",
    value: ({ population }) => population?.text,
    note: ({ population }) => (population ? `số liệu năm ${population.year}` : null),
  },
  { term: "Ngày lễ lớn", value: ({ days }) => <Days days={days} /> },
  { term: "Di sản", value: ({ heritage }) => heritage?.text },
  { term: "Trang phục", value: ({ dress }) => dress?.text },
  { term: "Lời chào", value: ({ greeting }) => greeting && <Greetings {...greeting} /> },
];
