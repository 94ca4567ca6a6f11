import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Dialog } from "../../parts/dialog";
import { Notice } from "../../parts/notice";
import { day_text, hour_text } from "../../parts/time_text";
import type { HallLink } from "../../protocol/session";
import type { Sitting } from "../../protocol/types";
import { WebRefusal } from "../../rpc/web_api";
import { useMay, useTavolo } from "../../store/hooks";
import { is_coming, is_running } from "../../store/sittings";

/** The secretary's way to a screen in the room that nobody is signed in on. */
export function HallLinkAct({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation();
  const may = useMay("hall_link");
  const [open, set_open] = useState(false);
  if (!may || !(is_coming(sitting) || is_running(sitting))) return null;
  return (
    <>
      <button type="button" className="text-button underlined" onClick={() => set_open(true)}>
        {t("hall_link.open")}
      </button>
      {open && <HallLinkDialog sitting={sitting} on_close={() => set_open(false)} />}
    </>
  );
}

/** Made, shown once, revoked. */
function HallLinkDialog({ sitting, on_close }: { sitting: Sitting; on_close: () => void }) {
  const { t, i18n } = useTranslation();
  const { session } = useTavolo();
  const [link, set_link] = useState<HallLink>();
  const [sending, set_sending] = useState(false);
  const [said, set_said] = useState<{ tone: "ok" | "error"; words: string }>();
  const run = async (act: () => Promise<HallLink>, done?: string) => {
    set_sending(true);
    try {
      set_link(await act());
      set_said(done === undefined ? undefined : { tone: "ok", words: t(done) });
    } catch (error) {
      set_said({ tone: "error", words: (error instanceof WebRefusal ? error.words(i18n.language) : undefined) ?? t("hall_link.failed") });
    } finally {
      set_sending(false);
    }
  };
  useEffect(() => void run(() => session.api.hall_link(sitting.id)), [session, sitting.id]);
  const address = link?.address === undefined ? undefined : new URL(link.address, location.origin).href;
  const copy = () =>
    void navigator.clipboard.writeText(address ?? "").then(
      () => set_said({ tone: "ok", words: t("hall_link.copied") }),
      () => set_said({ tone: "error", words: t("hall_link.not_copied") }),
    );
  const made_at = link?.made_at;
  return (
    <Dialog title={t("hall_link.title")} on_close={on_close}>
      <div className="stack">
        <p>{t("hall_link.words")}</p>
        {address !== undefined ? (
          <>
            <p>
              <strong>{t("hall_link.once")}</strong>
            </p>
            <p>
              <a className="secret-link" href={address} target="_blank" rel="noreferrer">
                {address}
              </a>
            </p>
          </>
        ) : (
          made_at !== undefined && <p>{t("hall_link.holds", { day: day_text(made_at, i18n.language), hour: hour_text(made_at, i18n.language) })}</p>
        )}
        <div role="status">{said && <Notice tone={said.tone}>{said.words}</Notice>}</div>
      </div>
      <div className="button-row">
        {address !== undefined && <Button onClick={copy}>{t("hall_link.copy")}</Button>}
        <Button tone={address === undefined ? "primary" : "outline"} sending={sending} onClick={() => void run(() => session.api.make_hall_link(sitting.id), "hall_link.made")}>
          {t(made_at === undefined ? "hall_link.make" : "hall_link.renew")}
        </Button>
        {made_at !== undefined && (
          <Button tone="outline" sending={sending} onClick={() => void run(() => session.api.drop_hall_link(sitting.id), "hall_link.dropped")}>
            {t("hall_link.drop")}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
