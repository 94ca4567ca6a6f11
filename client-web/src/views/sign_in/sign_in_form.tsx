import type { TFunction } from "i18next";
import { useEffect, useId, useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Icon } from "../../parts/icon";
import { PasswordField } from "../../parts/password_field";
import { hour_text } from "../../parts/time_text";
import { WebRefusal } from "../../rpc/web_api";
import { useTavolo } from "../../store/hooks";

/** E-mail, password, show, Entra. A wrong pair moves the focus to the alert above; what was typed stays. */
export function SignInForm() {
  const { t, i18n } = useTranslation();
  const { session } = useTavolo();
  const email_id = useId();
  const alert = useRef<HTMLDivElement>(null);
  const [email, set_email] = useState("");
  const [password, set_password] = useState("");
  const [own_device, set_own_device] = useState(false);
  const [sending, set_sending] = useState(false);
  const [refused, set_refused] = useState<WebRefusal | undefined>();
  useEffect(() => {
    if (refused) alert.current?.focus();
  }, [refused]);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    set_sending(true);
    try {
      await session.sign_in(email.trim(), password, own_device);
    } catch (error) {
      set_refused(error instanceof WebRefusal ? error : new WebRefusal(0, "unknown", {}));
    } finally {
      set_sending(false);
    }
  };
  const words = refusal_words(refused, t, i18n.language);
  return (
    <form className="sign-in-form" onSubmit={(event) => void send(event)}>
      {refused && (
        <div ref={alert} tabIndex={-1} role="alert" className="notice error form-alert">
          <Icon name="error" />
          <span>{words}</span>
        </div>
      )}
      <div className="field">
        <label htmlFor={email_id}>{t("sign_in.email")}</label>
        <input
          id={email_id}
          className="field-input"
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => set_email(event.target.value)}
        />
      </div>
      <PasswordField label={t("sign_in.password")} value={password} on_change={set_password} autocomplete="current-password" />
      {session.device.can_keep && (
        <label className="choice-line own-device">
          <input type="checkbox" checked={own_device} onChange={(event) => set_own_device(event.target.checked)} aria-describedby={`${email_id}-own`} />
          <span>
            {t("sign_in.own_device")}
            <span id={`${email_id}-own`} className="small muted">
              {t("sign_in.own_device_words")}
            </span>
          </span>
        </label>
      )}
      <Button type="submit" big block sending={sending}>
        {t("sign_in.enter")}
      </Button>
      <p className="visually-hidden" aria-live="polite">
        {sending ? t("sign_in.checking") : ""}
      </p>
    </form>
  );
}

function refusal_words(error: WebRefusal | undefined, t: TFunction, language: string): string {
  if (!error) return "";
  if (error.code === "sign_in_failed") {
    const left = error.data["attempts_left"];
    return typeof left === "number" ? t("sign_in.failed", { count: left }) : t("sign_in.failed_plain");
  }
  if (error.code === "sign_in_paused") {
    const until = error.data["until"];
    return typeof until === "string" ? t("sign_in.paused_until", { hour: hour_text(until, language) }) : t("sign_in.paused");
  }
  return error.code === "no_network" ? t("sign_in.no_network") : (error.words(language) ?? t("sign_in.unknown"));
}
