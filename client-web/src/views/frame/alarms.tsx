import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Dialog } from "../../parts/dialog";
import { Icon } from "../../parts/icon";
import { RefusalCard } from "../../parts/refusal_card";
import { number_text, short_day_text } from "../../parts/time_text";
import { useSession, useTavolo } from "../../store/hooks";
import type { ForkEvidence } from "../../store/proof/record_witness";
import { SignInForm } from "../sign_in/sign_in_form";
import { save_evidence } from "./save_evidence";

/** Where the shown log says that it goes on from others: at which of them that does not hold, and why. */
function Broken({ detail }: { detail: unknown }) {
  const { t } = useTranslation();
  const broken = typeof detail === "object" && detail !== null ? (detail as Partial<ForkEvidence>).broken : undefined;
  return broken ? <p>{t(`rewritten.broken.${broken.why}`, { origin: broken.origin })}</p> : null;
}

/** The gravest state, on every screen: this server's history is not the one this device has seen. */
export function RewrittenRecordCard() {
  const { t, i18n } = useTranslation();
  const rewritten = useSession((state) => state.rewritten);
  const table = useSession((state) => state.session?.table.slug ?? "");
  const demonstration = useSession((state) => state.session?.table.demonstration ?? false);
  const { session } = useTavolo();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (rewritten) head.current?.focus();
  }, [rewritten]);
  if (!rewritten) return null;
  const { seen } = rewritten;
  return (
    <div className="bounded alarm">
      <div className="refusal" role="alert">
        <Icon name="warning-circle" />
        <div>
          <h2 ref={head} tabIndex={-1}>
            {t("rewritten.title")}
          </h2>
          <p>
            {seen
              ? t("rewritten.seen", { day: short_day_text(seen.at, i18n.language), n: number_text(seen.size, i18n.language) })
              : t("rewritten.not_matching")}
          </p>
          <Broken detail={rewritten.detail} />
          <div className="button-row refusal-acts">
            <Button onClick={() => save_evidence(session, table, seen, rewritten.detail)}>{t("rewritten.save")}</Button>
            <a className="btn btn-outline-primary" href={`mailto:?subject=${encodeURIComponent(t("rewritten.title"))}`}>
              {t("rewritten.tell_auditor")}
            </a>
            {demonstration && (
              <Button tone="outline" onClick={() => session.begin_again()}>
                {t("rewritten.begin_again")}
              </Button>
            )}
          </div>
          <p className="small muted">{t("rewritten.suspended")}</p>
        </div>
      </div>
    </div>
  );
}

/** Acts of an earlier page that were refused after all: told here, because their own place is gone. */
export function OrphanRefusals() {
  const { t } = useTranslation();
  const { session } = useTavolo();
  const [first] = useSession((state) => state.orphan_refusals);
  if (!first) return null;
  return (
    <div className="bounded alarm">
      <RefusalCard fact={t("refusal.earlier_act")} error={first} remedy={t("refusal.earlier_act_remedy")} acts={<Button onClick={() => session.dismiss_orphan_refusals()}>{t("act.understood")}</Button>} />
    </div>
  );
}

/** The session ended while a page was open: the page and what was written stay beneath. */
export function ExpiredDialog() {
  const { t } = useTranslation();
  const expired = useSession((state) => state.expired);
  if (!expired) return null;
  return (
    <Dialog title={t("expired.title")}>
      <p>{t("expired.words")}</p>
      <SignInForm />
    </Dialog>
  );
}
