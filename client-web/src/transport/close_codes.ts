/** Codes with which the server closes a connection on purpose (architecture 5, decision 22). */
export const close_codes = {
  /** The web session ended or was revoked: sign in again. */
  session_ended: 4401,
  /** The audiences of this connection changed (mandate revoked, substitute took over): join anew. */
  audiences_changed: 4403,
  /** This reader was too slow; it resumes from what it has. */
  slow_reader: 4408,
} as const;
