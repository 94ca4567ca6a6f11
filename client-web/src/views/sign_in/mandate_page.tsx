import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { BenchMark } from "../../parts/bench_mark";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { DemoMark } from "../../parts/demo_mark";
import { Dialog } from "../../parts/dialog";
import { Icon } from "../../parts/icon";
import { RefusalCard } from "../../parts/refusal_card";
import { compact_date_text, hour_text } from "../../parts/time_text";
import type { CapacityView } from "../../protocol/session";
import { useSession, useTavolo } from "../../store/hooks";
import { must_take_over, usable } from "../../store/session_state";
import { BareFrame } from "../frame/frame";
import { SignOut } from "../frame/sign_out";
import { useGo } from "../router";
import { useTitle } from "../use_title";

/** For whom one acts today: a card for each mandate, those that do not hold shown locked with the way out (01b). */
export function MandatePage() {
  const { t, i18n } = useTranslation();
  const { session } = useTavolo();
  const go = useGo();
  const capacities = useSession((state) => state.session?.capacities ?? none);
  const refused = useSession((state) => state.join_refused);
  const [wanted, set_wanted] = useState<string | undefined>();
  const [confirming, set_confirming] = useState(false);
  const ordered = [...capacities.filter(usable), ...capacities.filter((capacity) => !usable(capacity))];
  const chosen = ordered.find((capacity) => capacity.acting === wanted && usable(capacity)) ?? ordered.find(usable);
  useTitle(t("mandate.title"));
  const enter = () => {
    if (!chosen) return;
    session.choose(chosen);
    if (location.pathname === "/mandato" || location.pathname === "/accesso") go("/", { replace: true });
  };
  const take_over = () => {
    enter();
    session.submit("take_over", {}).catch(() => {
      // Refused: the context bar goes on to say that the delegate is the active one.
    });
  };
  return (
    <BareFrame>
      <div className="bounded page">
        <div className="mandate-page">
          <h1>{t("mandate.title")}</h1>
          <p className="lead">{capacities.length > 0 ? t("mandate.lead", { count: capacities.length }) : t("mandate.none")}</p>
          {refused && <RefusalCard fact={t("mandate.refused")} error={refused} />}
          <fieldset className="mandate-list">
            <legend className="visually-hidden">{t("mandate.title")}</legend>
            {ordered.map((capacity) => (
              <MandateCard key={capacity.acting} capacity={capacity} chosen={capacity === chosen} on_choose={() => set_wanted(capacity.acting)} />
            ))}
          </fieldset>
          <div className="button-row phone-act-bar">
            {chosen &&
              (must_take_over(chosen) ? (
                <>
                  <Button big onClick={() => set_confirming(true)}>
                    {t("mandate.take_over", { name: chosen.organisation_name })}
                  </Button>
                  <Button tone="outline" onClick={enter}>
                    {t("mandate.only_read")}
                  </Button>
                </>
              ) : (
                <Button big onClick={enter}>
                  {enter_words(chosen, t)}
                </Button>
              ))}
            <SignOut className="btn btn-link" />
          </div>
          {chosen?.organisation_name !== undefined && (
            <p className="foot-note">
              <Icon name="info-circle" />
              <span>{t("mandate.foot_note", { capacity: t(`capacity.${chosen.capacity}`).toLowerCase(), name: chosen.organisation_name })}</span>
            </p>
          )}
        </div>
      </div>
      {confirming && chosen && (
        <Dialog title={t("mandate.take_over_title")} on_close={() => set_confirming(false)}>
          <p>{t("mandate.take_over_words", { hour: hour_text(session.clock.now(), i18n.language), name: chosen.organisation_name })}</p>
          <div className="button-row">
            <Button onClick={take_over}>{t("mandate.take_over_confirm")}</Button>
            <Button tone="outline" onClick={() => set_confirming(false)}>
              {t("act.back")}
            </Button>
          </div>
        </Dialog>
      )}
    </BareFrame>
  );
}

const none: readonly CapacityView[] = [];

type Translate = ReturnType<typeof useTranslation>["t"];

function enter_words(capacity: CapacityView, t: Translate): string {
  const as = t(`capacity.${capacity.capacity}`);
  if (capacity.organisation_name === undefined) return t("mandate.enter_as", { capacity: as });
  return t("mandate.enter_for", { capacity: as.toLowerCase(), name: capacity.organisation_name });
}

function MandateCard({ capacity, chosen, on_choose }: { capacity: CapacityView; chosen: boolean; on_choose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const locked = !usable(capacity);
  const office = capacity.organisation_name === undefined;
  const line = office
    ? [t("mandate.office")]
    : [t(`capacity.${capacity.capacity}`), ...(capacity.bench ? [capacity.bench] : []), ...(capacity.standing && !locked ? [t(`standing.${capacity.standing}`)] : [])];
  return (
    <label className={`mandate-card ${chosen ? "chosen" : ""} ${locked ? "locked" : ""}`}>
      <input type="radio" name="mandate" checked={chosen} disabled={locked} onChange={on_choose} aria-describedby={`${id}-more`} />
      <span className="mandate-words">
        <span className="name">
          {capacity.organisation_name ?? t(`capacity.${capacity.capacity}`)}
          {capacity.demonstration && (
            <>
              {" "}
              <DemoMark />
            </>
          )}
        </span>
        <span className="line">
          {line.map((word) =>
            word === capacity.bench && capacity.bench ? (
              <span key={word}>
                <BenchMark bench={capacity.bench} silent /> {t(`bench.${capacity.bench}`)}
              </span>
            ) : (
              <span key={word}>{word}</span>
            ),
          )}
        </span>
        <span id={`${id}-more`}>
          <MandateMore capacity={capacity} />
        </span>
      </span>
      <span className="validity">
        <Validity capacity={capacity} />
      </span>
    </label>
  );
}

/** What a mandate permits, or why it does not hold and how that is mended. */
function MandateMore({ capacity }: { capacity: CapacityView }) {
  const { t, i18n } = useTranslation();
  const date = (day: string | undefined) => (day === undefined ? "" : compact_date_text(day, i18n.language));
  if (!usable(capacity)) {
    const key = `mandate.why.${capacity.status}`;
    return <span className="why">{t(key, { from: date(capacity.valid_from), to: date(capacity.valid_to) })}</span>;
  }
  if (must_take_over(capacity)) return <span className="why">{t("mandate.substitute_waits")}</span>;
  if (capacity.capacity === "delegate" && capacity.active === false) return <span className="why">{t("mandate.substitute_acts")}</span>;
  const permits = permits_of(capacity);
  return (
    <span className="permits">
      {permits.map((key) => (
        <span key={key}>
          <Icon name="check" />
          {t(`mandate.permits.${key}`)}
        </span>
      ))}
    </span>
  );
}

function permits_of(capacity: CapacityView): readonly string[] {
  switch (capacity.capacity) {
    case "delegate":
    case "substitute":
      if (capacity.standing === "observer") return ["reads", "comments"];
      return ["proposes", "comments", ...(capacity.voting === false ? [] : ["votes"])];
    case "legal_representative":
      return ["appoints", "reads"];
    case "secretary":
      return ["admits", "examines", "prepares"];
    case "chair":
    case "deputy_chair":
      return ["opens_votes", "appoints_offices"];
    case "auditor":
      return ["reads_all", "verifies"];
    default:
      return ["reads"];
  }
}

function Validity({ capacity }: { capacity: CapacityView }) {
  const { t, i18n } = useTranslation();
  if (!usable(capacity)) {
    return (
      <Chip tone="warn" icon="clock">
        {t(`mandate.status.${capacity.status}`)}
      </Chip>
    );
  }
  const to = capacity.valid_to;
  return <Chip tone="ok">{to === undefined ? t("mandate.valid_open") : t("mandate.valid_to", { day: compact_date_text(to, i18n.language) })}</Chip>;
}
