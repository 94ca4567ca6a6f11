import type { Route } from "./router";

/**
 * The screens beyond table and plan, each added here as it comes to exist: /proposte, /proposte/nuova,
 * /proposte/:number, /votazioni, /votazioni/:id, /registro, /registro/:seq, /segreteria, /organismi, /regolamento.
 */
export const further_routes: readonly Route[] = [];
