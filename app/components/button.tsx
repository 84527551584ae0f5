import { type AnchorHTMLAttributes, type ButtonHTMLAttributes, useId } from "react";
import { classNames } from "#app/components/class-names.ts";
import { Icon, type IconName } from "#app/components/icon.tsx";

export type ButtonVariant = "primary" | "quiet" | "plain" | "danger" | "gold" | "onField";

export type ButtonLook = {
  variant?: ButtonVariant;
  /** 52 px high: contests and the one action of a page. */
  big?: boolean;
  full?: boolean;
  icon?: IconName;
  /** Why the button cannot be used now. It stays focusable, does nothing, and the sentence stands beside it. */
  disabledReason?: string;
};

const VARIANT_CLASS: Readonly<Record<ButtonVariant, string | undefined>> = {
  primary: undefined,
  quiet: "quiet",
  plain: "plain",
  danger: "danger",
  gold: "gold",
  onField: "on-field",
};

function buttonClass({ variant = "primary", big, full }: ButtonLook, extra?: string) {
  return classNames("btn", VARIANT_CLASS[variant], big && "big", full && "full", extra);
}

function Reason({ id, text }: { id: string; text: string }) {
  return (
    <span className="small soft" id={id}>
      {text}
    </span>
  );
}

export type ButtonProps = ButtonLook & Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled">;

/** A button that acts. Submits its form unless `type` says otherwise. */
export function Button({ variant, big, full, icon, disabledReason, className, type = "submit", ...rest }: ButtonProps) {
  const reasonId = useId();
  const classes = buttonClass({ variant, big, full }, className);
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      {rest.children}
    </>
  );
  if (disabledReason === undefined) {
    return (
      <button {...rest} type={type} className={classes}>
        {inside}
      </button>
    );
  }
  // type="button": without JavaScript, too, pressing it must not send the form
  return (
    <>
      <button
        {...rest}
        type="button"
        className={classes}
        aria-disabled="true"
        aria-describedby={reasonId}
        onClick={undefined}
      >
        {inside}
      </button>
      <Reason id={reasonId} text={disabledReason} />
    </>
  );
}

export type ButtonLinkProps = ButtonLook & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ variant, big, full, icon, disabledReason, className, href, ...rest }: ButtonLinkProps) {
  const reasonId = useId();
  const classes = buttonClass({ variant, big, full }, className);
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      {rest.children}
    </>
  );
  if (disabledReason === undefined) {
    return (
      <a {...rest} href={href} className={classes}>
        {inside}
      </a>
    );
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: an <a> without href would fall out of the tab order */}
      <span className={classes} role="link" tabIndex={0} aria-disabled="true" aria-describedby={reasonId}>
        {inside}
      </span>
      <Reason id={reasonId} text={disabledReason} />
    </>
  );
}
