import type { ReactNode } from "react";
import { classNames } from "#app/components/class-names.ts";
import { Icon, type IconName } from "#app/components/icon.tsx";

export type NoteTone = "info" | "ok" | "warn" | "bad" | "still";

const TONE_ICON: Readonly<Record<NoteTone, IconName>> = {
  info: "info",
  ok: "check",
  warn: "alert",
  bad: "alert",
  still: "pause",
};

type NoteProps = {
  /** `still` (dashed) is for what has stopped: a frozen board, a screen that only shows. */
  tone?: NoteTone;
  title: ReactNode;
  icon?: IconName;
  /** Spoken when it appears: `status` politely, `alert` at once. Left out for what was there from the start. */
  live?: "status" | "alert";
  /** At most one. */
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
};

/** One sentence in bold, one of explanation, at most one action. */
export function Note({ tone = "info", title, icon = TONE_ICON[tone], live, action, className, children }: NoteProps) {
  const isText = typeof children === "string";
  return (
    <div className={classNames("note", tone !== "info" && tone, className)} role={live}>
      <Icon name={icon} />
      <div>
        <b>{title}</b>
        {isText && children !== "" ? <p>{children}</p> : children}
        {action && <div className="row">{action}</div>}
      </div>
    </div>
  );
}
