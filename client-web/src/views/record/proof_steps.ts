import type { TFunction } from "i18next";
import type { ProofStep } from "../../parts/proof_state";
import { compact_date_text, second_text } from "../../parts/time_text";
import type { EntryState } from "../../protocol/session";

/** What comes after "registrata": co-firmata, marcata temporalmente. A step that nobody is asked for is not there. */
export function later_steps(state: EntryState | undefined, t: TFunction, language: string): ProofStep[] {
  return state === undefined ? [] : [...cosigned(state, t, language), ...stamped(state, t, language)];
}

function cosigned(state: EntryState, t: TFunction, language: string): ProofStep[] {
  if (state.quorum === undefined) return [];
  const last = state.witnesses.map((witness) => witness.cosigned_at ?? "").sort().at(-1);
  const names = state.witnesses.map((witness) => witness.name).join(", ");
  return [
    {
      name: t("proof.cosigned", { count: state.cosigned_by }),
      words: names === "" ? t("proof.cosigned_none") : names,
      ...(last === undefined || last === "" ? {} : { at: second_text(last, language) }),
    },
  ];
}

function stamped({ stamp, stamping }: EntryState, t: TFunction, language: string): ProofStep[] {
  if (stamp === undefined) return stamping ? [{ name: t("proof.not_stamped"), words: t("proof.stamp_awaited") }] : [];
  const name = common_name(stamp.authority);
  const by = name === "" ? t("proof.stamp_unnamed") : name;
  return [
    {
      name: t("proof.stamped"),
      words: t(stamp.by_registry ? "proof.stamped_by_registry" : "proof.stamped_by", { by }),
      at: `${compact_date_text(stamp.at, language)}, ${second_text(stamp.at, language)}`,
    },
  ];
}

/** Of a certificate's subject (RFC 4514) what people call it by: its common name, else all of it. */
function common_name(subject: string): string {
  const named = /(?:^|,)CN=((?:\\.|[^,\\])*)/.exec(subject)?.[1];
  return named === undefined ? subject : named.replaceAll(/\\(.)/g, "$1");
}
