import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Notice } from "../../parts/notice";
import { Skeleton } from "../../parts/skeleton";
import type { MailSettings, PushKind } from "../../protocol/session";
import { useTavolo } from "../../store/hooks";

/** E-mails of what waits, and the secret link of one's own calendar: the account's, on whatever device they are set. */
export function MailCard() {
  const { t } = useTranslation();
  const { session } = useTavolo();
  const [settings, set_settings] = useState<MailSettings | undefined>();
  const [failed, set_failed] = useState(false);
  const [wanted, set_wanted] = useState<readonly PushKind[]>([]);
  const [said, set_said] = useState<{ where: "mail" | "calendar"; tone: "ok" | "error"; words: string } | undefined>();
  const [sending, set_sending] = useState(false);
  const take = (found: MailSettings) => {
    set_settings(found);
    set_failed(false);
    set_wanted(found.kinds);
  };
  const load = () => void session.api.mail().then(take, () => set_failed(true));
  useEffect(load, [session]);

  const run = async (where: "mail" | "calendar", act: () => Promise<MailSettings>, done: string) => {
    set_sending(true);
    try {
      take(await act());
      set_said({ where, tone: "ok", words: t(done) });
    } catch {
      set_said({ where, tone: "error", words: t("account.mail.failed") });
    } finally {
      set_sending(false);
    }
  };
  // Kinds that are not offered stay as they are kept.
  const offered = settings?.offered ?? [];
  const toggle = (kind: PushKind) => set_wanted((before) => (before.includes(kind) ? before.filter((one) => one !== kind) : [...before, kind]));
  const address = settings?.calendar === undefined ? undefined : new URL(settings.calendar, location.origin).href;
  const copy = () =>
    void navigator.clipboard.writeText(address ?? "").then(
      () => set_said({ where: "calendar", tone: "ok", words: t("account.calendar.copied") }),
      () => set_said({ where: "calendar", tone: "error", words: t("account.calendar.not_copied") }),
    );
  const status = (where: "mail" | "calendar") => <div role="status">{said?.where === where && <Notice tone={said.tone}>{said.words}</Notice>}</div>;
  return (
    <>
      <section className="card-plain" aria-labelledby="mail-title">
        <h2 id="mail-title">{t("account.mail.title")}</h2>
        <p>{t("account.mail.words")}</p>
        {!settings && !failed && <Skeleton words={t("account.mail.loading")} cards={1} />}
        {failed && (
          <Notice tone="warn" acts={<Button tone="outline" icon="refresh" onClick={load}>{t("account.reload")}</Button>}>
            {t("account.failed")}
          </Notice>
        )}
        {settings && !settings.available && <Notice>{t("account.mail.unavailable")}</Notice>}
        {settings && (
          <>
            <fieldset className="notice-kinds">
              <legend>{t("account.mail.kinds")}</legend>
              {offered.map((kind) => (
                <label key={kind}>
                  <input type="checkbox" checked={wanted.includes(kind)} onChange={() => toggle(kind)} /> {t(`account.notices.kind.${kind}`)}
                </label>
              ))}
            </fieldset>
            {status("mail")}
            <div className="button-row">
              <Button sending={sending} onClick={() => void run("mail", () => session.api.keep_mail(wanted), "account.mail.saved")}>
                {t("account.mail.save")}
              </Button>
            </div>
          </>
        )}
      </section>
      {settings && (
        <section className="card-plain" aria-labelledby="calendar-title">
          <h2 id="calendar-title">{t("account.calendar.title")}</h2>
          <p>{t("account.calendar.words")}</p>
          {address !== undefined && (
            <p>
              <a className="secret-link" href={address}>{address}</a>
            </p>
          )}
          {status("calendar")}
          <div className="button-row">
            {address !== undefined && (
              <Button onClick={copy}>{t("account.calendar.copy")}</Button>
            )}
            <Button tone={address === undefined ? "primary" : "outline"} sending={sending} onClick={() => void run("calendar", () => session.api.make_calendar(), "account.calendar.made")}>
              {t(address === undefined ? "account.calendar.make" : "account.calendar.renew")}
            </Button>
            {address !== undefined && (
              <Button tone="outline" sending={sending} onClick={() => void run("calendar", () => session.api.drop_calendar(), "account.calendar.dropped")}>
                {t("account.calendar.drop")}
              </Button>
            )}
          </div>
        </section>
      )}
    </>
  );
}
