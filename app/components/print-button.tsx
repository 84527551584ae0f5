import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";

/** Opens the browser's print dialog; without JavaScript the browser's own menu does the same. */
export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <Button type="button" onClick={() => window.print()}>
      {children}
    </Button>
  );
}
