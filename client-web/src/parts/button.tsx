import type { ButtonHTMLAttributes, ReactNode } from "react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

export type ButtonTone = "primary" | "outline" | "danger" | "link";

const tones: Record<ButtonTone, string> = {
  primary: "btn-primary",
  outline: "btn-outline-primary",
  danger: "btn-outline-danger",
  link: "btn-link",
};

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> {
  readonly tone?: ButtonTone;
  readonly icon?: string;
  readonly dense?: boolean;
  readonly block?: boolean;
  readonly big?: boolean;
  /** On its way: keeps its width, shows "In invio", does nothing when pressed. */
  readonly sending?: boolean;
  /** Why it cannot be pressed now; shown beneath, and the button stays focusable. */
  readonly locked?: ReactNode;
  /** Locked for a reason that is said once for several buttons: the id of where it stands. */
  readonly locked_by?: string | undefined;
  readonly children: ReactNode;
}

/** A button of the kit. It names the act and its object ("Registra: favorevole"), and never says done before the server. */
export function Button(props: ButtonProps) {
  const { tone = "primary", icon, dense, block, big, sending, locked, locked_by, children, className = "", onClick, ...rest } = props;
  const { t } = useTranslation();
  const reason_id = useId();
  const is_locked = locked !== undefined || locked_by !== undefined;
  const blocked = sending === true || is_locked;
  const classes = ["btn", tones[tone], dense ? "btn-dense" : "", block ? "btn-block" : "", big ? "btn-big" : "", className];
  const button = (
    <button
      type="button"
      {...rest}
      className={classes.filter(Boolean).join(" ")}
      aria-disabled={blocked || undefined}
      aria-busy={sending || undefined}
      aria-describedby={locked !== undefined ? reason_id : (locked_by ?? rest["aria-describedby"])}
      onClick={(event) => {
        if (blocked) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {sending ? <span className="spinner" aria-hidden="true" /> : is_locked ? <Icon name="locked" /> : icon && <Icon name={icon} />}
      <span>{sending ? t("act.sending") : children}</span>
    </button>
  );
  if (locked === undefined) return button;
  return (
    <span className="locked-act">
      {button}
      <span id={reason_id} className="locked-reason">
        {locked}
      </span>
    </span>
  );
}
