import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Breadcrumb } from "../../parts/breadcrumb";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { Notice } from "../../parts/notice";
import { ReasonDialog } from "../../parts/reason_dialog";
import { SelectField } from "../../parts/select_field";
import { day_text, hour_text, number_text } from "../../parts/time_text";
import type { Finding, FindingOutcome, FindingRound } from "../../protocol/types";
import { useEntity, useMay } from "../../store/hooks";
import { EraseButton } from "../erasure/erase_button";
import { useErased } from "../erasure/erased";
import { ObjectLink } from "../object_link";
import { Link } from "../router";
import { useTitle } from "../use_title";
import { FindingState } from "./finding_words";
import { AskAgainDialog } from "./ask_again_dialog";
import { longest_text, shortest_text } from "./new_finding_page";

/** A finding with every question and answer, and what this reader may do next. */
export function FindingPage({ n }: { n: string }) {
  const { t } = useTranslation();
  const finding = useEntity("finding", /^[1-9]\d{0,14}$/.test(n) ? `finding-${n}` : undefined);
  useTitle(t("audit.finding_n", { n }));
  return (
    <div className="bounded page">
      <Breadcrumb links={[<Link key="all" to="/revisione">{t("audit.tab.findings")}</Link>]} here={t("audit.finding_n", { n })} />
      {finding ? (
        <Shown finding={finding} />
      ) : (
        <>
          <h1>{t("audit.finding_n", { n })}</h1>
          <Notice>{t("audit.unknown")}</Notice>
        </>
      )}
    </div>
  );
}

function Shown({ finding }: { finding: Finding }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  const place = (entry: number) => <Link to={`/registro/${entry}`}>{t("record.n", { n: number_text(entry, i18n.language) })}</Link>;
  return (
    <article className="finding" aria-labelledby="finding-title">
      <header>
        <p>
          <FindingState finding={finding} />
        </p>
        <h1 id="finding-title" {...written(finding.title)}>
          {finding.title ?? erased(finding.id)}
        </h1>
        <p>
          {finding.subject !== undefined ? (
            <>
              {t("audit.about")} <ObjectLink id={finding.subject} />
            </>
          ) : (
            t("audit.about_table")
          )}
          {finding.entry !== undefined && (
            <>
              , {t("audit.entry_word")} {place(finding.entry)}
            </>
          )}
          .
        </p>
      </header>
      <ol className="plain stack finding-rounds">
        {finding.rounds.map((round, at) => (
          <li key={round.asked_entry}>
            <Round round={round} again={at > 0} waits={finding.state === "open" && at === finding.rounds.length - 1} id={finding.id} />
          </li>
        ))}
        {finding.closed && (
          <li className="card-plain">
            <h2 className="card-title">{t("audit.closed_title")}</h2>
            <p className="small muted">
              {when(finding.closed.at, i18n.language)}, {place(finding.closed.entry)}. {t(`audit.outcome.${finding.closed.outcome}`)}
            </p>
            <p className="verbatim" {...written(finding.closed.reason)}>
              {finding.closed.reason ?? erased(finding.id)}
            </p>
          </li>
        )}
      </ol>
      <Acts finding={finding} />
      <EraseButton targets={[{ kind: "texts", object: finding.id }, ...(finding.closed ? [{ kind: "reasons" as const, object: finding.id }] : [])]} />
    </article>
  );
}

const when = (instant: string, language: string): string => `${day_text(instant, language)}, ${hour_text(instant, language)}`;

function Round({ round, again, waits, id }: { round: FindingRound; again: boolean; waits: boolean; id: string }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  const place = (entry: number) => <Link to={`/registro/${entry}`}>{t("record.n", { n: number_text(entry, i18n.language) })}</Link>;
  return (
    <div className="card-plain">
      <h2 className="card-title">{t(again ? "audit.asked_again" : "audit.asked")}</h2>
      <p className="small muted">
        {when(round.asked_at, i18n.language)}, {place(round.asked_entry)}
      </p>
      <p className="verbatim" {...written(round.text)}>
        {round.text ?? erased(id)}
      </p>
      <p className="small">
        {t("audit.asked_by", { day: day_text(round.answer_by, i18n.language) })}{" "}
        {round.late && (
          <Chip tone="warn" icon="warning-circle">
            {t(round.answered_at === undefined ? "audit.late" : "audit.answered_late")}
          </Chip>
        )}
      </p>
      {round.answered_at !== undefined && round.answer_entry !== undefined && (
        <section className="finding-answer">
          <h3>{t("audit.answer_of", { who: t(`capacity.${round.answered_as ?? "secretary"}`) })}</h3>
          <p className="small muted">
            {when(round.answered_at, i18n.language)}, {place(round.answer_entry)}
          </p>
          <p className="verbatim" {...written(round.answer)}>
            {round.answer ?? erased(id)}
          </p>
        </section>
      )}
      {waits && <p className="muted">{t("audit.waits")}</p>}
    </div>
  );
}

type Act = "answer" | "ask_again" | "close";

/** The desk answers; the auditor accepts, asks again, or leaves it there. */
function Acts({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const may_answer = useMay("answer_finding");
  const may_follow = useMay("close_finding");
  const [open, set_open] = useState<Act | undefined>(undefined);
  const [outcome, set_outcome] = useState<FindingOutcome>(finding.state === "answered" ? "accepted" : "unresolved");
  if (finding.state === "closed") return null;
  const outcomes: readonly FindingOutcome[] = finding.state === "answered" ? ["accepted", "unresolved", "withdrawn"] : ["unresolved", "withdrawn"];
  const end = () => set_open(undefined);
  const chosen = outcomes.includes(outcome) ? outcome : "unresolved";
  const texts = { shortest: shortest_text, too_short: t("audit.text_missing"), longest: longest_text, lines: 6, field: "text" } as const;
  return (
    <div className="button-row">
      {may_answer && finding.state === "open" && (
        <Button tone="primary" icon="comment" onClick={() => set_open("answer")}>
          {t("audit.answer")}
        </Button>
      )}
      {may_follow && (
        <Button
          tone={finding.state === "answered" ? "primary" : "outline"}
          onClick={() => {
            set_outcome(finding.state === "answered" ? "accepted" : "unresolved");
            set_open("close");
          }}
        >
          {t(finding.state === "answered" ? "audit.accept_or_close" : "audit.close")}
        </Button>
      )}
      {may_follow && finding.state === "answered" && (
        <Button tone="outline" onClick={() => set_open("ask_again")}>
          {t("audit.ask_again")}
        </Button>
      )}
      {open === "answer" && <ReasonDialog title={t("audit.answer")} words={t("audit.answer_words")} label={t("audit.answer_label")} act={t("audit.answer_act")} not_done={t("audit.not_answered")} method="answer_finding" params={{ finding: finding.id }} {...texts} on_close={end} />}
      {open === "ask_again" && <AskAgainDialog finding={finding.id} on_close={end} />}
      {open === "close" && (
        <ReasonDialog title={t("audit.close")} act={t("audit.close_act")} not_done={t("audit.not_closed")} method="close_finding" params={{ finding: finding.id, outcome: chosen }} on_close={end} {...{ label: t("audit.close_label"), lines: 4 }}>
          <SelectField label={t("audit.outcome_label")} value={chosen} options={outcomes.map((value) => ({ value, label: t(`audit.outcome.${value}`) }))} on_change={(value) => set_outcome(value as FindingOutcome)} />
        </ReasonDialog>
      )}
    </div>
  );
}
