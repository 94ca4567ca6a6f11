import type { TFunction } from "i18next";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { Icon } from "../../parts/icon";
import { Notice } from "../../parts/notice";
import { PasswordField } from "../../parts/password_field";
import { hour_text } from "../../parts/time_text";
import { WebRefusal } from "../../rpc/web_api";
import { useTavolo } from "../../store/hooks";

/** The shortest password the server takes. */
const shortest = 10;

export function PasswordCard({ email }: { email: string }) {
  const { t } = useTranslation();
  const [asking, set_asking] = useState(false);
  const [changed, set_changed] = useState(false);
  return (
    <section className="card-plain" aria-labelledby="password-title">
      <h2 id="password-title">{t("sign_in.password")}</h2>
      <p>{t("account.password.words")}</p>
      <div role="status">
        {changed && (
          <Notice tone="ok" icon="check-circle">
            {t("account.password.changed")}
          </Notice>
        )}
      </div>
      <div className="button-row">
        <Button
          tone="outline"
          onClick={() => {
            set_changed(false);
            set_asking(true);
          }}
        >
          {t("account.password.change")}
        </Button>
      </div>
      {asking && (
        <ChangePassword
          email={email}
          on_close={() => set_asking(false)}
          on_changed={() => {
            set_asking(false);
            set_changed(true);
          }}
        />
      )}
    </section>
  );
}

function ChangePassword({ email, on_close, on_changed }: { email: string; on_close: () => void; on_changed: () => void }) {
  const { t, i18n } = useTranslation();
  const { session } = useTavolo();
  const alert = useRef<HTMLDivElement>(null);
  const [old_password, set_old] = useState("");
  const [new_password, set_new] = useState("");
  const [again, set_again] = useState("");
  const [problem, set_problem] = useState<string | undefined>();
  const [sending, set_sending] = useState(false);
  useEffect(() => {
    if (problem !== undefined) alert.current?.focus();
  }, [problem]);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    if ([...new_password].length < shortest) return set_problem(t("invitation.too_short", { count: shortest }));
    if (new_password !== again) return set_problem(t("invitation.different"));
    set_problem(undefined);
    set_sending(true);
    try {
      await session.api.change_password(old_password, new_password);
      on_changed();
    } catch (error) {
      set_problem(refusal_words(error, t, i18n.language));
      set_sending(false);
    }
  };
  return (
    <Dialog title={t("account.password.change")} on_close={on_close}>
      <form onSubmit={(event) => void send(event)}>
        {problem !== undefined && (
          <div ref={alert} tabIndex={-1} className="notice error form-alert" role="alert">
            <Icon name="error" />
            <span>{problem}</span>
          </div>
        )}
        <input type="text" className="visually-hidden" autoComplete="username" readOnly tabIndex={-1} aria-hidden="true" value={email} />
        <PasswordField label={t("account.password.old")} value={old_password} on_change={set_old} autocomplete="current-password" />
        <PasswordField label={t("account.password.new")} value={new_password} on_change={set_new} autocomplete="new-password" hint={t("invitation.password_hint", { count: shortest })} />
        <PasswordField label={t("account.password.again")} value={again} on_change={set_again} autocomplete="new-password" />
        <DialogActs on_close={on_close} type="submit" sending={sending}>
          {t("account.password.save")}
        </DialogActs>
      </form>
    </Dialog>
  );
}

function refusal_words(error: unknown, t: TFunction, language: string): string {
  if (!(error instanceof WebRefusal)) return t("account.password.not_changed");
  const left = error.data["attempts_left"];
  if (error.code === "wrong_password" && typeof left === "number") return t("account.password.wrong", { count: left });
  const until = error.data["until"];
  if (error.code === "sign_in_paused" && typeof until === "string") return t("account.password.paused_until", { hour: hour_text(until, language) });
  return error.code === "no_network" ? t("sign_in.no_network") : (error.words(language) ?? t("account.password.not_changed"));
}
