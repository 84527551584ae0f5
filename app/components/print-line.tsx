import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";

/** What can be done with a sheet. The page's script shows the button; without it the browser's own menu prints. */
export function PrintLine({ children }: { children: ReactNode }) {
  return (
    <p className="print-line no-print">
      <Button type="button" icon="print" data-print hidden>
        In
      </Button>
      {children}
    </p>
  );
}
