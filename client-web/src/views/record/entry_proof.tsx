import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../parts/icon";
import { HashText, ProofState } from "../../parts/proof_state";
import { number_text, second_text } from "../../parts/time_text";
import type { EntryDetail } from "../../protocol/types";
import { useSession, useTavolo } from "../../store/hooks";
import { can_check, check_entry, type EntryCheck } from "./inclusion";
import { later_steps } from "./proof_steps";
import { useEntryState } from "./use_entry_state";

/** "Stato della prova", and what this browser has recomputed by itself, in words that say no more than that. */
export function EntryProof({ entry }: { entry: EntryDetail }) {
  const { t, i18n } = useTranslation();
  const { session } = useTavolo();
  const table = useSession((state) => state.session?.table.slug ?? "");
  const [check, set_check] = useState<EntryCheck>();
  const state = useEntryState(entry.line.index);
  const n = (value: number) => number_text(value, i18n.language);
  useEffect(() => {
    let here = true;
    set_check(undefined);
    if (can_check()) void check_entry(entry).then((done) => here && set_check(done));
    return () => {
      here = false;
    };
  }, [entry]);
  const seen = session.checkpoints.read(table);
  const looked = useSession((state) => state.looked);
  const witnessed = session.witness.read(table);
  const same_as_seen = check !== undefined && seen !== undefined && seen.size === check.size && seen.root === check.root;
  return (
    <section aria-labelledby="proof-title">
      <h2 id="proof-title" className="card-title">
        {t("proof.label")}
      </h2>
      <ProofState
        steps={[
          { name: t("proof.recorded"), words: t("record.in_tree_of", { n: n(entry.tree_size) }), at: second_text(entry.line.ts, i18n.language) },
          ...later_steps(state, t, i18n.language),
        ]}
      />
      {state?.quorum !== undefined && <p className="smallest muted">{t(state.quorum ? "proof.quorum" : "proof.no_quorum")}</p>}
      <h3 className="fact-title proof-checked">{t("record.checked_here")}</h3>
      {!can_check() && <p className="small">{t("record.cannot_check")}</p>}
      {can_check() && !check && <p className="small muted">{t("record.checking")}</p>}
      <div aria-live="polite">
        {check && (
          <ul className="plain check-list small">
            <Line good={check.bytes_fit} words={t(check.bytes_fit ? "record.bytes_fit" : "record.bytes_differ")} />
            <Line good={check.in_tree} words={t(check.in_tree ? "record.in_tree" : "record.not_in_tree", { n: n(check.size) })} />
            {same_as_seen && <Line good words={t("record.same_as_seen")} />}
            {witnessed && looked !== "forked" && looked !== "succeeded" && looked !== "unproved" && <Line good words={t("record.witnessed", { n: n(witnessed.size) })} />}
          </ul>
        )}
      </div>
      {check && check.root !== "" && (
        <details className="small">
          <summary>{t("record.root_of", { n: n(check.size) })}</summary>
          <HashText hash={check.root} />
        </details>
      )}
      {looked === "unproved" && <p className="small">{t("record.unproved")}</p>}
      <p className="smallest muted">{t("record.not_checked")}</p>
    </section>
  );
}

function Line({ good, words }: { good: boolean; words: string }) {
  return (
    <li className={good ? "good" : "bad"}>
      <Icon name={good ? "check-circle" : "warning-circle"} />
      <span>{words}</span>
    </li>
  );
}
