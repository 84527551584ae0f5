import type { ReactNode } from "react";
import { Button, type ButtonVariant } from "#app/components/button.tsx";

/** Opens the browser's print dialog; without JavaScript the browser's own menu does the same. */
export function PrintButton({ variant, children }: { variant?: ButtonVariant; children: ReactNode }) {
  return (
    <Button type="button" variant={variant} onClick={() => window.print()}>
      {children}
    </Button>
  );
}
