import { Button } from "#app/components/button.tsx";
import { Select } from "#app/components/select.tsx";
import { paths } from "#app/paths.ts";
import { type DashboardAddress, NO_PERIOD } from "./dashboard-address.ts";
import type { ShownDashboard } from "./dashboard-sheet.tsx";
import type { DepartmentView } from "./department.server.ts";

interface DashboardFiltersProps {
  readonly view: Pick<DepartmentView, "contests" | "rounds" | "periods" | "before">;
  readonly dashboard: ShownDashboard;
  readonly at: DashboardAddress;
}

/** What is looked at: a form whose choices stand in the address. */
export function DashboardFilters({ view, dashboard, at }: DashboardFiltersProps) {
  const { contests, rounds, periods, before } = view;
  const { choices, unit } = dashboard;
  const kinds = dashboard.shown?.kinds ?? [];
  const inChoices = choices.some((choice) => choice.unit === unit.unit);
  return (
    <form method="get" action={paths.department()} className="filters m5 no-print" aria-label="Chọn số liệu">
      <Select
        name="cuoc-thi"
        label="Cuộc thi"
        defaultValue={at.contest}
        options={contests.map(({ slug, title }) => ({ value: slug, label: title }))}
      />
      {rounds.length > 1 && <Select name="vong" label="Vòng" defaultValue={at.round} options={[...rounds]} />}
      {(choices.length > 1 || !inChoices) && (
        <Select
          name="don-vi"
          label="Đơn vị"
          defaultValue={unit.unit}
          options={[
            ...(inChoices ? [] : [{ value: unit.unit, label: unit.name }]),
            ...choices.map((choice) => ({ value: choice.unit, label: choice.name })),
          ]}
        />
      )}
      {periods.length > 0 && (
        <Select
          name="so-voi"
          label="So với"
          defaultValue={before?.value ?? NO_PERIOD}
          options={[...periods, { value: NO_PERIOD, label: "Không so" }]}
        />
      )}
      {kinds.length > 1 && (
        <Select
          name="loai"
          label="Loại trường"
          defaultValue={at.kind ?? ""}
          options={[{ value: "", label: "Mọi loại" }, ...kinds.map(({ kind, label }) => ({ value: kind, label }))]}
        />
      )}
      {at.table !== null && <input type="hidden" name="bang" value={at.table} />}
      <Button variant="quiet">Xem</Button>
    </form>
  );
}
