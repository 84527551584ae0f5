import { Button } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Note } from "#app/components/note.tsx";
import { Tick } from "#app/components/tick.tsx";
import { UNKNOWN } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import { COUNTRY_FIELDS } from "./country-fields.tsx";
import type { CountryLine, CountryProfile } from "./pages.server.ts";

type ChooserProps = { countries: readonly CountryLine[]; chosen: readonly string[] };

/** The countries as tick boxes of a form that works by its address alone. */
export function CountryChooser({ countries, chosen }: ChooserProps) {
  return (
    <form action={paths.countryComparison()} className="no-print">
      <fieldset className="field">
        <legend>Chọn từ hai đến bốn nước</legend>
        <div className="country-ticks">
          {countries.map(({ id, name }) => (
            <Tick key={id} name="nuoc" value={id} label={name} defaultChecked={chosen.includes(id)} />
          ))}
        </div>
      </fieldset>
      <div className="form-actions">
        <Button>So sánh</Button>
      </div>
    </form>
  );
}

/** Said when what was chosen cannot be compared; nothing was chosen at first. */
export function ChoiceNote({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <Note tone="warn" title={count === 1 ? "Mới chọn một nước" : `Đang chọn ${count} nước`} live="status">
      {count === 1
        ? "Chọn thêm ít nhất một nước nữa."
        : "Bảng so sánh có chỗ cho nhiều nhất bốn nước. Bỏ bớt rồi so lại."}
    </Note>
  );
}

/** The pattern of the profiles as rows, the countries as columns. */
export function ComparisonTable({ countries }: { countries: readonly CountryProfile[] }) {
  const rows = COUNTRY_FIELDS.filter(({ rare }) => !rare);
  return (
    <DataTable
      caption={`So sánh ${countries.map(({ name }) => name).join(", ")}`}
      rows={rows}
      rowKey={({ term }) => term}
      columns={[
        { key: "term", header: "Mục", rowHeader: true, cell: ({ term }) => term },
        ...countries.map((country) => ({
          key: country.id,
          header: country.name,
          cell: ({ value, note }: (typeof rows)[number]) => {
            const said = note?.(country);
            return (
              <>
                {value(country) ?? UNKNOWN}
                {said && <small className="country-note">{said}</small>}
              </>
            );
          },
        })),
      ]}
    />
  );
}
