import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import type { AgendaItem, Proposal, ProposalState, Sitting } from "../../protocol/types";
import { useProposalDocuments, useSittingDocuments } from "../../store/documents";
import { useSession } from "../../store/hooks";
import { useMayOn, useRelation } from "../../store/may";
import { is_coming, is_running } from "../../store/sittings";
import { DocumentLines } from "./document_lines";
import { FileDocumentDialog } from "./file_document_dialog";

/** All that was filed with a sitting and its items. */
export function SittingDocuments({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation();
  const documents = useSittingDocuments(sitting);
  const may_file = useMayOn("file_document", "none");
  const is_of_body = useSession((state) => state.acting?.organisation !== undefined);
  const [filing, set_filing] = useState(false);
  const takes = may_file && (sitting.state === "draft" || is_coming(sitting) || is_running(sitting));
  if (!takes && documents.length === 0) return null;
  return (
    <section className="card-plain dense stack" aria-labelledby="sitting-documents">
      <h2 id="sitting-documents" className="card-title">
        {t("documents.title")}
      </h2>
      <DocumentLines documents={documents} sitting={sitting} />
      {takes && (
        <Button tone="outline" icon="upload" onClick={() => set_filing(true)}>
          {t("documents.act")}
        </Button>
      )}
      {filing && <FileDocumentDialog subject={{ sitting, item_needed: is_of_body, ...(sitting.current_item !== undefined ? { item: sitting.current_item } : {}) }} on_close={() => set_filing(false)} />}
    </section>
  );
}

/** What is there on one item, while it is dealt with. */
export function ItemDocuments({ sitting, item }: { sitting: Sitting; item: AgendaItem }) {
  const { t } = useTranslation();
  const documents = useSittingDocuments(sitting, item.entry.id).filter((one) => one.withdrawn_at === undefined);
  if (documents.length === 0) return null;
  return (
    <div className="item-documents">
      <p className="small">
        <strong>{t("documents.title")}</strong>
      </p>
      <DocumentLines documents={documents} />
    </div>
  );
}

const takes_no_documents: readonly ProposalState[] = ["withdrawn", "positions_closed", "replied"];

/** What the proposing body filed with its proposal. */
export function ProposalDocuments({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const documents = useProposalDocuments(proposal);
  const relation = useRelation(proposal.proposer);
  const may_file = useMayOn("file_document", relation) && relation === "own";
  const [filing, set_filing] = useState(false);
  const takes = may_file && !takes_no_documents.includes(proposal.state);
  if (!takes && documents.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="proposal-documents">
      <h2 id="proposal-documents" className="section-head">
        {t("documents.title")}
      </h2>
      <DocumentLines documents={documents} />
      {takes && (
        <Button tone="outline" icon="upload" onClick={() => set_filing(true)}>
          {t("documents.act")}
        </Button>
      )}
      {filing && <FileDocumentDialog subject={{ proposal }} on_close={() => set_filing(false)} />}
    </section>
  );
}
