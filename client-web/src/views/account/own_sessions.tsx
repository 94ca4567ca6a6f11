import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { Notice } from "../../parts/notice";
import { Skeleton } from "../../parts/skeleton";
import { when_text } from "../../parts/time_text";
import type { OwnSession } from "../../protocol/session";
import { WebRefusal } from "../../rpc/web_api";
import { useServerNow, useTavolo } from "../../store/hooks";

interface Said {
  readonly tone: "ok" | "error";
  readonly words: string;
}

/** The account's web sessions, each to be ended at once; the present one is ended by "Esci". */
export function OwnSessions() {
  const { t } = useTranslation();
  const { session } = useTavolo();
  const [sessions, set_sessions] = useState<readonly OwnSession[] | undefined>();
  const [failed, set_failed] = useState(false);
  const [asked, set_asked] = useState<OwnSession | "others" | undefined>();
  const [sending, set_sending] = useState(false);
  const [said, set_said] = useState<Said | undefined>();
  const load = useCallback(async () => {
    try {
      set_sessions(await session.api.sessions());
      set_failed(false);
    } catch {
      set_failed(true);
    }
  }, [session]);
  useEffect(() => void load(), [load]);

  const end = async (which: OwnSession | "others") => {
    set_sending(true);
    try {
      const ended = which === "others" ? await session.api.end_other_sessions() : await session.api.end_session(which.id).then(() => 1);
      set_said({ tone: "ok", words: t("account.sessions.ended", { count: ended }) });
    } catch (error) {
      const gone = error instanceof WebRefusal && error.status === 404;
      set_said({ tone: gone ? "ok" : "error", words: t(gone ? "account.sessions.already_ended" : "account.sessions.not_ended") });
    } finally {
      set_sending(false);
      set_asked(undefined);
      await load();
    }
  };
  const others = sessions?.filter((one) => !one.current) ?? [];
  return (
    <section className="card-plain" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t("account.sessions.title")}</h2>
      <p>{t("account.sessions.words")}</p>
      <div role="status">{said && <Notice {...said}>{said.words}</Notice>}</div>
      {failed && (
        <Notice tone="warn" acts={<Button tone="outline" icon="refresh" onClick={() => void load()}>{t("account.reload")}</Button>}>
          {t("account.failed")}
        </Notice>
      )}
      {!sessions && !failed && <Skeleton words={t("account.sessions.loading")} cards={1} />}
      <ul className="plain stack sessions">
        {sessions?.map((one) => <SessionLine key={one.id} one={one} on_end={() => set_asked(one)} />)}
      </ul>
      {sessions && others.length === 0 && <p className="muted">{t("account.sessions.alone")}</p>}
      {others.length > 1 && (
        <div className="button-row">
          <Button tone="outline" onClick={() => set_asked("others")}>
            {t("account.sessions.others")}
          </Button>
        </div>
      )}
      {asked !== undefined && <Confirm asked={asked} sending={sending} on_close={() => set_asked(undefined)} on_end={() => void end(asked)} />}
    </section>
  );
}

const browsers: Record<OwnSession["browser"], string | undefined> = {
  firefox: "Firefox", chrome: "Chrome", edge: "Edge", safari: "Safari", opera: "Opera", samsung: "Samsung Internet", other: undefined,
};
const systems: Record<OwnSession["system"], string | undefined> = {
  windows: "Windows", macos: "macOS", gnu_linux: "Linux", android: "Android", chromeos: "ChromeOS", ios: undefined, other: undefined,
};

function useDevice() {
  const { t, i18n } = useTranslation();
  const now = useServerNow(60_000);
  const system = (one: OwnSession) => systems[one.system] ?? t(one.system === "ios" ? "account.sessions.ios" : "account.sessions.other_system");
  return (one: OwnSession) => ({
    device: t("account.sessions.device", { browser: browsers[one.browser] ?? t("account.sessions.other_browser"), system: system(one) }),
    opened: when_text(one.created_at, now, i18n.language, t),
    used: when_text(one.used_at, now, i18n.language, t),
  });
}

function SessionLine({ one, on_end }: { one: OwnSession; on_end: () => void }) {
  const { t } = useTranslation();
  const { device, opened, used } = useDevice()(one);
  return (
    <li className="session-line">
      <div>
        <p>
          <strong>{device}</strong> {one.current && <span className="badge-chip ok">{t("account.sessions.this")}</span>}
        </p>
        <p className="small muted">
          {t("account.sessions.opened", { when: opened })}. {t("account.sessions.used", { when: used })}.
        </p>
      </div>
      {!one.current && (
        <Button dense tone="outline" aria-label={t("account.sessions.end_of", { device, when: opened })} onClick={on_end}>
          {t("account.sessions.end")}
        </Button>
      )}
    </li>
  );
}

function Confirm({ asked, sending, on_close, on_end }: { asked: OwnSession | "others"; sending: boolean; on_close: () => void; on_end: () => void }) {
  const { t } = useTranslation();
  const describe = useDevice();
  const others = asked === "others";
  const told = others ? undefined : describe(asked);
  return (
    <Dialog title={t(others ? "account.sessions.others_title" : "account.sessions.end_title")} on_close={on_close}>
      <p>{told ? t("account.sessions.end_words", { device: told.device, when: told.opened }) : t("account.sessions.others_words")}</p>
      <DialogActs on_close={on_close} tone="danger" sending={sending} onClick={on_end}>
        {t(others ? "account.sessions.others_confirm" : "account.sessions.end_confirm")}
      </DialogActs>
    </Dialog>
  );
}
