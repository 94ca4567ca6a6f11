import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Notice } from "../../parts/notice";
import { Skeleton } from "../../parts/skeleton";
import type { PushKind } from "../../protocol/session";
import { useTavolo } from "../../store/hooks";
import { PushNotices, type NoticesState } from "../../store/push_notices";

/** Web Push on this device: what to be told of, off until chosen. */
export function Notices() {
  const { t, i18n } = useTranslation();
  const { session } = useTavolo();
  const notices = useMemo(() => new PushNotices(session.api), [session]);
  const [state, set_state] = useState<NoticesState | undefined>();
  const [failed, set_failed] = useState(false);
  const [wanted, set_wanted] = useState<readonly PushKind[]>([]);
  const [said, set_said] = useState<{ tone: "ok" | "error"; words: string } | undefined>();
  const [sending, set_sending] = useState(false);
  const take = (found: NoticesState) => {
    set_state(found);
    set_failed(false);
    if (found.kind === "ready") set_wanted(found.chosen);
  };
  const load = () => void notices.state().then(take, () => set_failed(true));
  useEffect(load, [notices]);

  const run = async (act: () => Promise<NoticesState>, done: string) => {
    set_sending(true);
    try {
      const found = await act();
      take(found);
      set_said(found.kind === "ready" ? { tone: "ok", words: t(done) } : undefined);
    } catch {
      set_said({ tone: "error", words: t("account.notices.failed") });
    } finally {
      set_sending(false);
    }
  };
  const save = () => {
    if (state?.kind !== "ready") return;
    if (wanted.length === 0) return set_said({ tone: "error", words: t("account.notices.none") });
    void run(() => notices.choose(wanted, state.key, i18n.language), "account.notices.saved");
  };
  // What was chosen in another office can still be taken back.
  const offered = state?.kind === "ready" ? [...state.offered, ...state.chosen.filter((kind) => !state.offered.includes(kind))] : [];
  const toggle = (kind: PushKind) => set_wanted((before) => (before.includes(kind) ? before.filter((one) => one !== kind) : [...before, kind]));
  return (
    <section className="card-plain" aria-labelledby="notices-title">
      <h2 id="notices-title">{t("account.notices.title")}</h2>
      <p>{t("account.notices.words")}</p>
      {!state && !failed && <Skeleton words={t("account.notices.loading")} cards={1} />}
      {failed && (
        <Notice tone="warn" acts={<Button tone="outline" icon="refresh" onClick={load}>{t("account.reload")}</Button>}>
          {t("account.failed")}
        </Notice>
      )}
      {state && state.kind !== "ready" && <Notice>{t(`account.notices.${state.kind}`)}</Notice>}
      {state?.kind === "ready" && offered.length === 0 && <Notice>{t("account.notices.nothing")}</Notice>}
      {state?.kind === "ready" && offered.length > 0 && (
        <>
          <fieldset className="notice-kinds">
            <legend>{t("account.notices.kinds")}</legend>
            {offered.map((kind) => (
              <label key={kind}>
                <input type="checkbox" checked={wanted.includes(kind)} onChange={() => toggle(kind)} /> {t(`account.notices.kind.${kind}`)}
              </label>
            ))}
          </fieldset>
          <div role="status">{said && <Notice tone={said.tone}>{said.words}</Notice>}</div>
          <div className="button-row">
            <Button sending={sending} onClick={save}>
              {t("account.notices.save")}
            </Button>
            {state.chosen.length > 0 && (
              <Button tone="outline" onClick={() => void run(() => notices.turn_off(), "account.notices.dropped")}>
                {t("account.notices.off")}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
}
