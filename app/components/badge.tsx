import type { ReactNode } from "react";
import { classNames } from "#app/components/class-names.ts";
import { Icon, type IconName } from "#app/components/icon.tsx";

export type BadgeTone = "neutral" | "ok" | "info" | "warn" | "bad" | "you" | "pillar";

const TONE_CLASS: Readonly<Record<BadgeTone, string | undefined>> = {
  neutral: undefined,
  ok: "ok",
  info: "info",
  warn: "warn",
  bad: "bad",
  you: "you",
  pillar: "p",
};

const TONE_ICON: Readonly<Partial<Record<BadgeTone, IconName>>> = {
  ok: "check",
  info: "info",
  warn: "hourglass",
  bad: "alert",
};

type BadgeProps = { tone?: BadgeTone; icon?: IconName; children: ReactNode };

/** A state in one or two words. The tones that judge always bring a sign, so that colour is never alone. */
export function Badge({ tone = "neutral", icon = TONE_ICON[tone], children }: BadgeProps) {
  return (
    <span className={classNames("badge", TONE_CLASS[tone], !icon && "plain")}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
