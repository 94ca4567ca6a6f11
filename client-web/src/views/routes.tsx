import { AccountPage } from "./account/account_page";
import { ActsPage } from "./audit/acts_page";
import { CompliancePage } from "./audit/compliance_page";
import { FindingPage } from "./audit/finding_page";
import { FindingsPage } from "./audit/findings_page";
import { NewFindingPage } from "./audit/new_finding_page";
import { OverridesPage } from "./audit/overrides_page";
import { RecomputedPage } from "./audit/recomputed_page";
import { BodiesPage } from "./bodies/bodies_page";
import { BodyPage, OwnBodyPage } from "./bodies/body_page";
import { RegulationPage } from "./bodies/regulation_page";
import { differences_address } from "./differences/differences_address";
import { DifferencesPage } from "./differences/differences_page";
import { NewProposalPage } from "./proposals/form/new_proposal_page";
import { RevisePage } from "./proposals/form/revise_page";
import { PollPage } from "./polls/poll_page";
import { PreparePollPage } from "./polls/prepare_page";
import { ProposalPage } from "./proposals/proposal_page";
import { ProposalsPage } from "./proposals/proposals_page";
import { CheckPage } from "./receipts/check_page";
import { ClosedReceiptPage } from "./receipts/closed_receipt_page";
import { ReceiptPage } from "./receipts/receipt_page";
import { ReceiptsPage } from "./receipts/receipts_page";
import { RecordPage } from "./record/record_page";
import { MinutesPage } from "./minutes/minutes_page";
import { past_address } from "./past/past_object";
import { PastEntrance } from "./past/past_page";
import { RegiaPage } from "./regia/regia_page";
import type { Route } from "./router";
import { SearchPage } from "./search/search_page";
import { DeskPage } from "./secretary/desk_page";
import { DraftFormPage } from "./sittings/draft_form_page";
import { DraftPage } from "./sittings/draft_page";
import { SittingPage } from "./sittings/sitting_page";
import { SittingsPage } from "./sittings/sittings_page";
import { PrepareVotePage } from "./votes/prepare_page";
import { VotePage } from "./votes/vote_page";
import { VotesPage } from "./votes/votes_page";

/** Where anybody checks a receipt, signed in or not, with or without network. */
export const check_address = "/verifica-ricevuta";

/** The screens beyond table and plan. A fixed word stands before the `:name` in its place. */
export const further_routes: readonly Route[] = [
  { pattern: "/proposte", show: () => <ProposalsPage /> },
  { pattern: "/proposte/nuova", show: () => <NewProposalPage /> },
  { pattern: "/proposte/:number", show: ({ number = "" }) => <ProposalPage key={number} number={number} /> },
  { pattern: "/proposte/:number/nuova-versione", show: ({ number = "" }) => <RevisePage key={number} number={number} /> },
  { pattern: "/votazioni", show: () => <VotesPage /> },
  { pattern: "/votazioni/prepara", show: () => <PrepareVotePage /> },
  { pattern: "/votazioni/:id", show: ({ id = "" }) => <VotePage key={id} id={id} /> },
  { pattern: "/consultazioni/prepara", show: () => <PreparePollPage /> },
  { pattern: "/consultazioni/:id", show: ({ id = "" }) => <PollPage key={id} id={id} /> },
  { pattern: "/sedute", show: () => <SittingsPage /> },
  { pattern: "/sedute/nuova", show: () => <DraftFormPage /> },
  { pattern: "/sedute/bozze/:id", show: ({ id = "" }) => <DraftPage key={id} id={id} /> },
  { pattern: "/sedute/bozze/:id/modifica", show: ({ id = "" }) => <DraftFormPage key={id} id={id} /> },
  { pattern: "/sedute/:number", show: ({ number = "" }) => <SittingPage key={number} number={number} /> },
  { pattern: "/sedute/:number/regia", show: ({ number = "" }) => <RegiaPage key={number} number={number} /> },
  { pattern: "/sedute/:number/verbale", show: ({ number = "" }) => <MinutesPage key={number} number={number} /> },
  { pattern: past_address, show: () => <PastEntrance /> },
  { pattern: "/registro", show: () => <RecordPage /> },
  { pattern: "/registro/:index", show: ({ index = "" }) => <RecordPage index={index} /> },
  { pattern: "/revisione", show: () => <FindingsPage /> },
  { pattern: "/revisione/nuovo", show: () => <NewFindingPage /> },
  { pattern: "/revisione/deroghe", show: () => <OverridesPage /> },
  { pattern: "/revisione/atti", show: () => <ActsPage /> },
  { pattern: "/revisione/adempimenti", show: () => <CompliancePage /> },
  { pattern: differences_address, show: () => <DifferencesPage /> },
  { pattern: "/revisione/esiti", show: () => <RecomputedPage /> },
  { pattern: "/revisione/rilievi/:n", show: ({ n = "" }) => <FindingPage key={n} n={n} /> },
  { pattern: "/ricevute", show: () => <ReceiptsPage /> },
  { pattern: "/ricevute/chiuse/:origin/:index", show: ({ origin = "", index = "" }) => <ClosedReceiptPage key={`${origin}/${index}`} origin={origin} index={index} /> },
  { pattern: "/ricevute/:index", show: ({ index = "" }) => <ReceiptPage key={index} index={index} /> },
  { pattern: check_address, show: () => <CheckPage /> },
  { pattern: "/cerca", show: () => <SearchPage /> },
  { pattern: "/segreteria", show: () => <DeskPage /> },
  { pattern: "/organismi", show: () => <BodiesPage /> },
  { pattern: "/organismi/:id", show: ({ id = "" }) => <BodyPage key={id} id={id} /> },
  { pattern: "/organismo", show: () => <OwnBodyPage /> },
  { pattern: "/account", show: () => <AccountPage /> },
  { pattern: "/regolamento", show: () => <RegulationPage /> },
];
