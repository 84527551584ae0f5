import { type MouseEvent, type ReactNode, useId, useRef } from "react";
import { Button, ButtonLink, type ButtonVariant } from "#app/components/button.tsx";
import type { IconName } from "#app/components/icon.tsx";

type DialogProps = {
  /** The verb that opens it, and the page that asks the same where there is no script or no <dialog>. */
  open: { label: string; href: string; variant?: ButtonVariant; icon?: IconName };
  /** A question with the verb itself: "Huỷ lượt thi này?" */
  title: string;
  /** The button that closes without doing anything: "Giữ lại". */
  keepLabel: string;
  /** Says what happens and what stays; puts the given button beside the one that acts. */
  children: (keep: ReactNode) => ReactNode;
};

/**
 * Asks before a step that cannot be undone. The platform's own <dialog> holds the focus, closes on Escape and gives the
 * focus back; browsers without it follow the link.
 */
export function Dialog({ open, title, keepLabel, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  function show(event: MouseEvent) {
    if (typeof dialog.current?.showModal !== "function") return;
    event.preventDefault();
    dialog.current.showModal();
  }

  const keep = (
    <Button type="button" variant="quiet" onClick={() => dialog.current?.close()}>
      {keepLabel}
    </Button>
  );
  return (
    <>
      <ButtonLink href={open.href} variant={open.variant ?? "danger"} icon={open.icon} onClick={show}>
        {open.label}
      </ButtonLink>
      <dialog className="dialog" ref={dialog} aria-labelledby={titleId}>
        <h2 className="h-m" id={titleId}>
          {title}
        </h2>
        <div className="dialog-body">{children(keep)}</div>
      </dialog>
    </>
  );
}
