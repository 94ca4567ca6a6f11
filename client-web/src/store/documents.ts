import type { FiledDocument, Proposal, Sitting } from "../protocol/types";
import { useDerived } from "./hooks";

const oldest_first = (a: FiledDocument, b: FiledDocument) => a.filed_at.localeCompare(b.filed_at);

/** All documents of a sitting, or of one of its items; withdrawn ones too. */
export function useSittingDocuments(sitting: Sitting, item?: string): readonly FiledDocument[] {
  return useDerived(
    ["document"],
    (entities) => entities.all("document").filter((one) => one.sitting === sitting.id && (item === undefined || one.item === item)).sort(oldest_first),
    [sitting.id, item],
  );
}

export function useProposalDocuments(proposal: Proposal): readonly FiledDocument[] {
  return useDerived(["document"], (entities) => entities.all("document").filter((one) => one.proposal === proposal.id).sort(oldest_first), [proposal.id]);
}

/** What a sitting may look at together: filed with it, or with a proposal that its agenda is about; none withdrawn. */
export function useAgendaDocuments(sitting: Sitting): readonly FiledDocument[] {
  return useDerived(
    ["document"],
    (entities) => {
      const subjects = new Set(sitting.agenda.map((item) => item.entry.subject));
      const of_agenda = (one: FiledDocument) => one.proposal !== undefined && subjects.has(one.proposal);
      return entities
        .all("document")
        .filter((one) => (one.sitting === sitting.id || of_agenda(one)) && one.withdrawn_at === undefined)
        .sort(oldest_first);
    },
    [sitting],
  );
}
