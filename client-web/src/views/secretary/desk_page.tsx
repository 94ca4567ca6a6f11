import { useTranslation } from "react-i18next";
import { Icon } from "../../parts/icon";
import { useDerived, useSession } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { useState } from "react";
import { WaitingSection } from "../home/waiting_section";
import { Link } from "../router";
import { useTitle } from "../use_title";
import { AdmitDialog } from "./admit_dialog";
import { Appointments } from "./appointments";
import { Invitations } from "./invitations";
import { MandateList } from "./mandate_list";
import { Notice } from "../../parts/notice";

/** The place of secretary and chair: what waits first, then mandates, invitations, offices. */
export function DeskPage() {
  const { t } = useTranslation();
  const capacity = useSession((state) => state.acting?.capacity);
  const is_desk = capacity === "secretary" || capacity === "chair" || capacity === "deputy_chair";
  const may_validate = useMayOn("validate_mandate", "other");
  const may_admit = useMayOn("admit_organisation", "none");
  const may_prepare = useMayOn("prepare_vote", "none");
  const may_invite = useMayOn("list_invitations", "none");
  const [admitting, set_admitting] = useState(false);
  const pending = useDerived(["mandate"], (entities) => entities.all("mandate").filter((mandate) => mandate.status === "pending_validation"));
  const title = capacity === "secretary" ? t("place.desk_secretary") : t("place.desk_chair");
  useTitle(title);
  if (!is_desk) {
    return (
      <div className="bounded page">
        <h1>{t("desk.title")}</h1>
        <Notice>{t("desk.not_yours")}</Notice>
      </div>
    );
  }
  return (
    <div className="bounded page desk-page">
      <h1>{title}</h1>
      <div className="columns">
        <div className="sections">
          <WaitingSection />
          {may_validate && (
            <section aria-labelledby="pending-title">
              <h2 id="pending-title" className="section-head">
                {t("desk.to_validate")}
              </h2>
              {pending.length === 0 ? <p className="muted">{t("desk.none_to_validate")}</p> : <MandateList mandates={pending} with_body />}
            </section>
          )}
          {may_invite && <Invitations />}
          <Appointments />
        </div>
        <aside className="stack" aria-label={t("desk.acts")}>
          <section className="card-plain dense" aria-labelledby="acts-title">
            <h2 id="acts-title" className="card-title">
              {t("desk.acts")}
            </h2>
            <ul className="plain link-list">
              {may_admit && (
                <li>
                  <button type="button" className="desk-act" onClick={() => set_admitting(true)}>
                    <Icon name="plus-circle" />
                    <span className="words">{t("bodies.admit")}</span>
                  </button>
                </li>
              )}
              <Act to="/organismi" icon="user" words={may_admit ? t("desk.bodies") : t("bodies.title")} />
              {may_prepare && <Act to="/votazioni/prepara" icon="check-circle" words={t("votes.prepare")} />}
              <Act to="/votazioni" icon="unlocked" words={t("votes.title")} />
              <Act to="/proposte?stato=submitted" icon="files" words={t("desk.proposals")} />
              <Act to="/regolamento" icon="note" words={t("place.regulation")} />
            </ul>
          </section>
        </aside>
      </div>
      {admitting && <AdmitDialog on_close={() => set_admitting(false)} />}
    </div>
  );
}

function Act({ to, icon, words }: { to: string; icon: string; words: string }) {
  return (
    <li>
      <Link to={to}>
        <Icon name={icon} />
        <span className="words">{words}</span>
        <Icon name="chevron-right" className="end" />
      </Link>
    </li>
  );
}
