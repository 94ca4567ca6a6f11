import { BodiesPage } from "../bodies/bodies_page";
import { BodyPage } from "../bodies/body_page";
import { RegulationPage } from "../bodies/regulation_page";
import { HomePage } from "../home/home_page";
import { MinutesPage } from "../minutes/minutes_page";
import { PlanPage } from "../plan/plan_page";
import { PollPage } from "../polls/poll_page";
import { ProposalPage } from "../proposals/proposal_page";
import { ProposalsPage } from "../proposals/proposals_page";
import { match_path, type Route } from "../router";
import { SittingPage } from "../sittings/sitting_page";
import { SittingsPage } from "../sittings/sittings_page";
import { VotePage } from "../votes/vote_page";
import { VotesPage } from "../votes/votes_page";

/** The screens that can be read as they stood; the same components, where nothing may be done. */
export const past_routes: readonly Route[] = [
  { pattern: "/", show: () => <HomePage /> },
  { pattern: "/piano", show: () => <PlanPage /> },
  { pattern: "/piano/:code", show: ({ code }) => <PlanPage {...(code !== undefined ? { code } : {})} /> },
  { pattern: "/proposte", show: () => <ProposalsPage /> },
  { pattern: "/proposte/:number", show: ({ number = "" }) => <ProposalPage key={number} number={number} /> },
  { pattern: "/votazioni", show: () => <VotesPage /> },
  { pattern: "/votazioni/:id", show: ({ id = "" }) => <VotePage key={id} id={id} /> },
  { pattern: "/consultazioni/:id", show: ({ id = "" }) => <PollPage key={id} id={id} /> },
  { pattern: "/sedute", show: () => <SittingsPage /> },
  { pattern: "/sedute/:number", show: ({ number = "" }) => <SittingPage key={number} number={number} /> },
  { pattern: "/sedute/:number/verbale", show: ({ number = "" }) => <MinutesPage key={number} number={number} /> },
  { pattern: "/organismi", show: () => <BodiesPage /> },
  { pattern: "/organismi/:id", show: ({ id = "" }) => <BodyPage key={id} id={id} /> },
  { pattern: "/regolamento", show: () => <RegulationPage /> },
];

/** Pages on which something is written, which the patterns of others would fit. */
const of_the_present: readonly string[] = ["/proposte/nuova", "/votazioni/prepara", "/consultazioni/prepara", "/sedute/nuova"];

export function stands_in_past(path: string): boolean {
  return !of_the_present.includes(path) && past_routes.some(({ pattern }) => match_path(pattern, path) !== undefined);
}
