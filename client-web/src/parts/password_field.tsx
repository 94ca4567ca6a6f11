import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

export interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly on_change: (value: string) => void;
  readonly autocomplete: "current-password" | "new-password";
  readonly hint?: string;
}

/** A password that can be looked at while typing. Never kept as a draft. */
export function PasswordField({ label, value, on_change, autocomplete, hint }: PasswordFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const [shown, set_shown] = useState(false);
  return (
    <div className="password-field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="field-input"
        type={shown ? "text" : "password"}
        autoComplete={autocomplete}
        required
        value={value}
        aria-describedby={hint !== undefined ? `${id}-hint` : undefined}
        onChange={(event) => on_change(event.target.value)}
      />
      <button type="button" className="show" aria-pressed={shown} aria-label={t("sign_in.show_password")} onClick={() => set_shown(!shown)}>
        <Icon name={shown ? "password-invisible" : "password-visible"} />
      </button>
      {hint !== undefined && (
        <p className="field-foot" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
